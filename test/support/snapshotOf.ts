import { disclose } from '../../server/document/disclose.ts';
import type { Analysis } from '../../server/features/Analysis.ts';
import { codeLens } from '../../server/features/codeLens.ts';
import { completion } from '../../server/features/completion.ts';
import { type Diagnostic, diagnostic } from '../../server/features/diagnostic.ts';
import { documentSymbol } from '../../server/features/documentSymbol.ts';
import { foldingRange } from '../../server/features/foldingRange.ts';
import { hover } from '../../server/features/hover.ts';
import { hintKinds } from '../../server/features/inlayHint/HintSource.ts';
import { inlayHint } from '../../server/features/inlayHint.ts';
import { semanticTokens } from '../../server/features/semanticTokens.ts';
import type { Locale } from '../../server/language/locale.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { renderJson } from '../../server/render/json.ts';
import { standardProfile } from '../../server/rules/profile/Profile.ts';
import { everyNavigation } from './everyNavigation.ts';
import { moved, plainTree } from './plainTree.ts';

/** Everything that is found in a text, with related places and fixes; a rule that fails fails the test. */
export function everyFinding(
  analysis: Analysis,
  locale: Locale,
): (Omit<Diagnostic, 'related' | 'fixes'> & Evaluated)[] {
  return foundIn(analysis, locale).map((each) => ({ ...each, related: each.related(), fixes: each.fixes() }));
}

/** The same where nobody asks for related places and fixes, which take most of the time. */
export function foundIn(analysis: Analysis, locale: Locale): readonly Diagnostic[] {
  return diagnostic(analysis, {
    locale,
    profile: standardProfile,
    failed: (id, error) => {
      throw new Error(`rule ${id} failed`, { cause: error });
    },
  });
}

interface Evaluated {
  readonly related: ReturnType<Diagnostic['related']>;
  readonly fixes: ReturnType<Diagnostic['fixes']>;
}

/** What the features answer about a text with the cursor at an offset. */
export function everyAnswer(analysis: Analysis, offset: number, locale: Locale): object {
  return {
    hover: hover(analysis, offset, locale),
    completion: completion(analysis, offset, locale),
    symbols: documentSymbol(analysis),
    folding: foldingRange(analysis),
    tokens: semanticTokens(analysis).flatMap(({ offset, tokens }) => tokens.map((token) => moved(token, offset))),
    hints: inlayHint(analysis, {
      span: { start: 0, end: analysis.text.length },
      kinds: new Set(hintKinds),
      locale,
    }).map((hint) => ({ ...hint, tooltip: hint.tooltip(), edit: hint.edit() })),
    lenses: codeLens(analysis, { locale, diagnostics: () => [] }).map((lens) => ({ ...lens, title: lens.title() })),
  };
}

/** All that a text comes to, as one string: two analyses of the same text have the same. */
export function snapshotOf(analysis: Analysis, offset = analysis.text.length): string {
  const trees = analysis.files.map(({ tree }) => plainTree(tree));
  const found = everyFinding(analysis, 'zh-cn');
  const all = [
    trees,
    found,
    everyAnswer(analysis, offset, 'zh-cn'),
    everyNavigation(analysis, offset, 'zh-cn'),
    renderJson(disclose(analysis.budget)),
  ];
  return JSON.stringify(all, (_, value: unknown) => (value instanceof SourceFile ? value.address : value));
}
