import { argumentSpelling, headSpelling, type KeywordLanguage, keywordEdits } from '../keywordLanguage.ts';
import { type Refactoring, type Site, statementAt } from './Refactoring.ts';

/** Every keyword of the file in English where it is Chinese. */
export const englishKeywords = turnKeywords('en');

/** Every keyword of the file in Chinese where it is English. */
export const chineseKeywords = turnKeywords('zh');

function turnKeywords(to: KeywordLanguage): Refactoring {
  return {
    id: `keywords-${to}`,
    kind: 'refactor.rewrite',
    offer(site) {
      if (!isAtKeyword(site, to)) return undefined;
      const { file, parts, tree } = site.analysis;
      return {
        title:
          to === 'en'
            ? { zh: '全文关键字改用英文', en: 'Turn the keywords of this file to English' }
            : { zh: '全文关键字改用中文', en: 'Turn the keywords of this file to Chinese' },
        change: () => ({
          edits: parts.flatMap((part, i) => {
            const base = tree.starts[i] ?? 0;
            return keywordEdits(part, to).map(({ span: { start, end }, newText }) => ({
              file,
              span: { start: base + start, end: base + end },
              newText,
            }));
          }),
        }),
      };
    },
  };
}

/** Whether the selection begins at a keyword that would be turned. */
function isAtKeyword(site: Site, to: KeywordLanguage): boolean {
  const { statement, bound } = statementAt(site) ?? {};
  if (!statement || !bound) return false;
  const { at } = site.node;
  const { head } = statement;
  if (head && head.start <= at && at <= head.end)
    return isOther(headSpelling(bound.schema, head.text)?.[to], head.text);
  const word = statement.args.find(({ kind, start, end }) => kind === 'word' && start <= at && at <= end);
  return word?.kind === 'word' && isOther(argumentSpelling(bound.schema, word.text)?.[to], word.text);
}

function isOther(spelling: string | undefined, typed: string): boolean {
  return spelling !== undefined && spelling !== typed;
}
