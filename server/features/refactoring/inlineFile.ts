import type { SourceFile } from '../../model/SourceFile.ts';
import { lineBreakOf } from '../../text/lineBreakOf.ts';
import type { Analysis } from '../Analysis.ts';
import { inFile, type Refactoring, type Site, statementAt } from './Refactoring.ts';

/** What an included file says is written in the place of its include; the file itself stays. */
export const inlineFile: Refactoring = {
  id: 'inline-file',
  kind: 'refactor.inline',
  offer(site) {
    const statement = statementAt(site)?.statement;
    const included = statement && includedAt(site);
    if (!included) return undefined;
    const { file, path } = included;
    const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return {
      title: { zh: `把“${name}”的内容写到这里`, en: `Write the content of “${name}” here` },
      change() {
        const newText = file.text.trim().replace(/\r\n?|\n/g, lineBreakOf(site.analysis.text));
        return { edits: inFile(site, [{ span: { start: statement.start, end: statement.end }, newText }]) };
      },
    };
  },
};

/** The file that stands in the budget by the include of a segment; one that names others from elsewhere has to stay. */
function includedAt({
  analysis,
  node: { segment },
}: Site): { readonly file: SourceFile; readonly path: string } | undefined {
  const { budget } = analysis;
  const include = budget.includes.find(({ place, state }) => place.segment === segment && state.kind === 'included');
  if (!include || segment.statements.length !== 1) return undefined;
  const next = budget.parts[budget.parts.findIndex((part) => part.segment === segment) + 1];
  const file = next && analysis.locate({ segment: next.segment, start: 0, end: 0 }).file;
  const named = [...budget.includes, ...budget.unitPriors];
  if (!file || file === analysis.file || named.some((each) => fileOf(analysis, each.place) === file)) return undefined;
  return { file, path: include.path };
}

function fileOf(analysis: Analysis, place: Parameters<Analysis['locate']>[0]): SourceFile {
  return analysis.locate(place).file;
}
