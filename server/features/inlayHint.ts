import { type Locale, say } from '../language/locale.ts';
import type { Span } from '../text/Span.ts';
import type { TextEdit } from '../text/TextEdit.ts';
import type { Analysis, Location } from './Analysis.ts';
import { differenceHints } from './inlayHint/differenceHints.ts';
import { governmentCodeHints } from './inlayHint/governmentCodeHints.ts';
import { type HintKind, type HintSource, hintKinds, type PartHint } from './inlayHint/HintSource.ts';
import { shareHints } from './inlayHint/shareHints.ts';
import { subjectNameHints } from './inlayHint/subjectNameHints.ts';
import { totalHints } from './inlayHint/totalHints.ts';

/** Something shown at an offset of the file that is not in its text. */
export interface InlayHint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly label: string;
  /** Where one gets from it. */
  readonly target: Location | undefined;
  readonly tooltip: () => string;
  /** What writes it into the file, where that can be done. */
  readonly edit: () => TextEdit | undefined;
}

/** What of a file is shown, and how. */
export interface HintsAsked {
  readonly span: Span;
  readonly kinds: ReadonlySet<HintKind>;
  readonly locale: Locale;
}

const hintSources: Readonly<Record<HintKind, HintSource>> = {
  subjectNames: subjectNameHints,
  totals: totalHints,
  differences: differenceHints,
  shares: shareHints,
  governmentCodes: governmentCodeHints,
};

/** textDocument/inlayHint: names that are left out, totals that nobody wrote, differences, shares; in the order of the text. */
export function inlayHint(analysis: Analysis, { span, kinds, locale }: HintsAsked): InlayHint[] {
  const { budget, parts, tree } = analysis;
  const shown = hintKinds.filter((kind) => kinds.has(kind));
  const hints = parts.flatMap((part, i) => {
    const base = tree.starts[i] ?? 0;
    if (base > span.end || base + part.segment.text.length < span.start) return [];
    return shown.flatMap((kind) =>
      Array.from(hintSources[kind](part, budget), (hint) => placed(hint, kind, base, analysis, locale)),
    );
  });
  return hints.filter(({ offset }) => span.start <= offset && offset <= span.end).sort((a, b) => a.offset - b.offset);
}

function placed(hint: PartHint, kind: HintKind, base: number, analysis: Analysis, locale: Locale): InlayHint {
  const { at, text, tooltip, target, insertion } = hint;
  return {
    kind,
    offset: base + at,
    label: say(text, locale),
    target: target && analysis.locate(target),
    tooltip: () => say(tooltip(), locale),
    edit: () => {
      const edit = insertion?.();
      return edit && { span: analysis.locate(edit.place).span, newText: edit.newText };
    },
  };
}
