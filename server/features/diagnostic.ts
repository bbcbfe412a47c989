import { type Locale, say } from '../language/locale.ts';
import { type Judged, judge, type RuleFailed } from '../rules/judge.ts';
import type { Profile } from '../rules/profile/Profile.ts';
import type { Severity } from '../rules/Rule.ts';
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
  /** Whether it can be taken without being looked at. */
  readonly isSafe: boolean;
}

/** Who wants to know what is wrong, and by which rules. */
export interface Reader {
  readonly locale: Locale;
  readonly profile: Profile;
  readonly failed: RuleFailed;
}

/** textDocument/publishDiagnostics: what every rule finds, in the order of the text. */
export function diagnostic(analysis: Analysis, { locale, profile, failed }: Reader): Diagnostic[] {
  const { found } = judge(analysis.budget, profile, failed);
  return found
    .map((judged) => describe(judged, analysis, locale))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function describe({ rule, finding, severity }: Judged, analysis: Analysis, locale: Locale): Diagnostic {
  return {
    id: rule.id,
    severity,
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
        isSafe: inAll && rule.fix === 'safe',
        edits: edits.map(({ place, newText }) => ({ span: spanOf(analysis, place), newText })),
      })),
    ...(rule.fixAll ? { fixAll: say(rule.fixAll, locale) } : {}),
  };
}
