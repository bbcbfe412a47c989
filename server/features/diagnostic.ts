import { type Locale, say } from '../language/locale.ts';
import { rules } from '../rules/index.ts';
import type { Finding, Rule, Severity } from '../rules/Rule.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import { type Analysis, spanOf } from './Analysis.ts';

/** One thing that is wrong, in the reader's language; spans are offsets in the file. */
export interface Diagnostic {
  readonly id: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: () => readonly RelatedSpan[];
  readonly fixes: () => readonly QuickFix[];
  /** The title of the remedy for all diagnostics of this id together, where there is one. */
  readonly fixAll?: string;
}

export interface RelatedSpan {
  readonly span: Span;
  readonly message: string;
}

/** A remedy; the first of a diagnostic is the preferred one. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is part of the remedy for all diagnostics of its id. */
  readonly inAll: boolean;
}

/** Is told of a rule that failed; the others go on. */
export type RuleFailed = (id: string, error: unknown) => void;

/** textDocument/publishDiagnostics: what every rule finds, in the order of the text. */
export function diagnostic(analysis: Analysis, locale: Locale, failed: RuleFailed): Diagnostic[] {
  const found = rules.flatMap((rule) =>
    [...findings(rule, analysis, failed)].map((finding) => describe(rule, finding, analysis, locale)),
  );
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function findings(rule: Rule, { budget }: Analysis, failed: RuleFailed): Iterable<Finding> {
  try {
    return [...rule.check(budget)];
  } catch (error) {
    failed(rule.id, error);
    return [];
  }
}

function describe(rule: Rule, finding: Finding, analysis: Analysis, locale: Locale): Diagnostic {
  return {
    id: rule.id,
    severity: finding.severity ?? rule.severity,
    span: spanOf(analysis, finding.place),
    message: say(finding.message, locale),
    related: () =>
      (finding.related?.() ?? []).map(({ place, message }) => ({
        span: spanOf(analysis, place),
        message: say(message, locale),
      })),
    fixes: () =>
      (finding.fixes?.() ?? []).map(({ title, edits, inAll = false }) => ({
        title: say(title, locale),
        inAll,
        edits: edits.map(({ place, newText }) => ({ span: spanOf(analysis, place), newText })),
      })),
    ...(rule.fixAll ? { fixAll: say(rule.fixAll, locale) } : {}),
  };
}
