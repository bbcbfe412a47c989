import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { severities } from '../rules/severities.ts';
import type { Span } from '../text/Span.ts';
import type { Diagnostic, QuickFix } from './diagnostic.ts';

/** One quick fix and the diagnostics that it puts right. */
export interface OfferedFix {
  readonly diagnostics: readonly Diagnostic[];
  readonly fix: QuickFix;
  /** The best one of its diagnostic, where one is. */
  readonly isPreferred: boolean;
}

/** For whom fixes are offered. */
interface Offering {
  readonly locale: Locale;
  /** Whether the file is one of several of its budget: what is offered for all of a file then says that it is for this one. */
  readonly isOneOfSeveral: boolean;
}

/**
 * textDocument/codeAction: the fixes of the diagnostics that a range touches, those of errors first, and for some ids one for
 * all of the file.
 */
export function codeAction(diagnostics: readonly Diagnostic[], range: Span, offering: Offering): OfferedFix[] {
  const touched = diagnostics
    .filter(({ span }) => span.start <= range.end && range.start <= span.end)
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const single = touched.flatMap((diagnostic) =>
    diagnostic.fixes().map((fix, i) => ({ diagnostics: [diagnostic], fix, isPreferred: i === 0 && !fix.isDoubtful })),
  );
  const ids = new Set(touched.map(({ id }) => id));
  return [
    ...single,
    ...[...ids].flatMap((id) =>
      fixAll(
        diagnostics.filter((each) => each.id === id),
        offering,
      ),
    ),
  ];
}

function fixAll(diagnostics: readonly Diagnostic[], { locale, isOneOfSeveral }: Offering): OfferedFix[] {
  const title = diagnostics[0]?.fixAll;
  if (title === undefined) return [];
  const fixed = diagnostics.flatMap((diagnostic) =>
    diagnostic
      .fixes()
      .filter(({ inAll }) => inAll)
      .slice(0, 1)
      .map(({ edits }) => ({ diagnostic, edits })),
  );
  if (fixed.length < 2) return [];
  const shortTitle = title + say(placesText(fixed.length, isOneOfSeveral), locale);
  const fix = {
    title: shortTitle,
    shortTitle,
    edits: fixed.flatMap(({ edits }) => edits),
    inAll: false,
    isDoubtful: false,
    isSafe: false,
  };
  return [{ diagnostics: fixed.map(({ diagnostic }) => diagnostic), fix, isPreferred: false }];
}

function placesText(count: number, isOneOfSeveral: boolean): Localized {
  return isOneOfSeveral
    ? { zh: `（本文件 ${count} 处）`, en: ` (${count} places in this file)` }
    : { zh: `（${count} 处）`, en: ` (${count} places)` };
}
