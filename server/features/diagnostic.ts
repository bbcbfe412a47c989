import { type Locale, say } from '../language/locale.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { rules } from '../rules/index.ts';
import { type Judged, judge, type RuleFailed } from '../rules/judge.ts';
import type { Profile } from '../rules/profile/Profile.ts';
import type { Fix, Rule } from '../rules/Rule.ts';
import type { Severity } from '../rules/severities.ts';
import { attempted } from '../text/attempted.ts';
import { lineBreakOf } from '../text/lineBreakOf.ts';
import { onceFor } from '../text/onceFor.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import type { Analysis, Location } from './Analysis.ts';
import { changedTablesText } from './changedTables.ts';

/** One thing that is wrong, in the reader's language, in one of the files of a budget. */
export interface Diagnostic extends Location {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: () => readonly RelatedSpan[];
  readonly fixes: () => readonly QuickFix[];
  /** The title of the remedy for all diagnostics of this id together, where there is one. */
  readonly fixAll?: string;
  readonly tag?: Rule['tag'];
}

export interface RelatedSpan extends Location {
  readonly message: string;
}

/** A remedy; the first of a diagnostic is the preferred one. */
export interface QuickFix {
  /** With the tables that it changes. */
  readonly title: string;
  /** Without them. */
  readonly shortTitle: string;
  readonly edits: readonly FileEdit[];
  /** Whether it is part of the remedy for all diagnostics of its id. */
  readonly inAll: boolean;
  /** Whether something else is as likely to be what is wrong. */
  readonly isDoubtful: boolean;
  /** Whether it can be taken without being looked at. */
  readonly isSafe: boolean;
}

/** An edit of one of the files. */
export interface FileEdit extends Location, TextEdit {}

/** Of findings at one place, that of the rule that stands first in the list comes first. */
const ruleRank: ReadonlyMap<string, number> = new Map(rules.map(({ id }, i) => [id, i]));

/** Who wants to know what is wrong, and by which rules. */
export interface Reader {
  readonly locale: Locale;
  readonly profile: Profile;
  readonly failed: RuleFailed;
}

/** textDocument/publishDiagnostics: what every rule finds in a budget, file by file in the order of their texts. */
export function diagnostic(analysis: Analysis, { locale, profile, failed }: Reader): Diagnostic[] {
  const { found } = judge(analysis.budget, profile, failed);
  const order = new Map(analysis.files.map((file, i) => [file, i]));
  const rank = order.size > 1 ? ({ file }: Location): number => order.get(file) ?? 0 : () => 0;
  return found
    .map((judged) => describe(judged, analysis, locale, failed))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        (ruleRank.get(a.id) ?? 0) - (ruleRank.get(b.id) ?? 0),
    );
}

function describe(
  { rule, finding, severity }: Judged,
  analysis: Analysis,
  locale: Locale,
  failed: RuleFailed,
): Diagnostic {
  const tried = <T>(make: () => readonly T[]): readonly T[] => attempted(make, [], (error) => failed(rule.id, error));
  return {
    id: rule.id,
    severity,
    ...analysis.locate(finding.place),
    message: say(finding.message, locale),
    related: () =>
      tried(() =>
        (finding.related?.() ?? []).map(({ place, message }) => ({
          ...analysis.locate(place),
          message: say(message, locale),
        })),
      ),
    fixes: () => tried(() => (finding.fixes?.() ?? []).map((fix) => quickFix(fix, rule, analysis, locale))),
    ...(rule.tag ? { tag: rule.tag } : {}),
    ...(rule.fixAll ? { fixAll: say(rule.fixAll, locale) } : {}),
  };
}

/** What a rule inserts ends its lines as the file does. */
const lineBreakIn = onceFor(({ text }: SourceFile) => lineBreakOf(text));

function quickFix(fix: Fix, rule: Rule, analysis: Analysis, locale: Locale): QuickFix {
  const { title, inAll = false, isDoubtful = false, changesFigures } = fix;
  const edits = fix.edits.map(({ place, newText }): FileEdit => {
    const at = analysis.locate(place);
    return { ...at, newText: newText.replace(/\r?\n/g, () => lineBreakIn(at.file)) };
  });
  return {
    shortTitle: say(title, locale),
    // Which tables change takes two fillings of all of them: it is found when the title is read.
    get title() {
      return say(title, locale) + (changesFigures ? changedTablesText(analysis, edits, locale) : '');
    },
    inAll,
    isDoubtful,
    isSafe: inAll && rule.fix === 'safe',
    edits,
  };
}
