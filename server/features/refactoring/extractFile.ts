import { blockIndex } from '../../language/lookup.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Segment, Statement } from '../../syntax/tree.ts';
import { lineBreakOf } from '../../text/lineBreakOf.ts';
import type { Analysis } from '../Analysis.ts';
import { keywordLanguageOf } from '../keywordLanguage.ts';
import type { Refactoring, Site } from './Refactoring.ts';

/** The selected blocks, with their comments, go to a file beside this one, which includes it in their place. */
export const extractFile: Refactoring = {
  id: 'extract-file',
  kind: 'refactor.extract',
  offer(site) {
    const { analysis, filesBeside } = site;
    const chosen = chosenSegments(site);
    const [first] = chosen;
    const last = chosen.at(-1);
    if (!first || !last) return undefined;
    const name = freeName(nameOf(first.segment, analysis), analysis, filesBeside());
    const { text, file } = analysis;
    const start = first.start + (/^\s*/.exec(first.segment.text)?.[0].length ?? 0);
    const end = last.start + last.segment.text.trimEnd().length;
    const include = `${keywordLanguageOf(analysis.parts) === 'zh' ? '引入' : 'include'} ${quoted(name)}`;
    return {
      title: { zh: `移到新文件“${name}”并引入`, en: `Move to the new file “${name}” and include it` },
      change: () => ({
        edits: [{ file, span: { start, end }, newText: include }],
        created: { name, text: text.slice(start, end) + lineBreakOf(text) },
      }),
    };
  },
};

interface Placed {
  readonly segment: Segment;
  readonly start: number;
}

/** Those that a selection touches; at a cursor, the one whose head it is at. None where one has to stay. */
function chosenSegments({ analysis: { tree }, span, node }: Site): readonly Placed[] {
  const { segments, starts } = tree;
  const all = segments.map((segment, i) => ({ segment, start: starts[i] ?? 0 }));
  const isTouched = ({ segment, start }: Placed): boolean =>
    segment.statements.some((each) => start + each.start < span.end && span.start < start + each.end);
  const touched =
    span.start === span.end ? all.map(({ segment }) => segment === node.segment && isAtHead(node)) : all.map(isTouched);
  const chosen = all.filter((_, i) => touched[i]);
  return chosen.every(({ segment }) => mayMove(segment)) ? chosen : [];
}

function isAtHead({ at, owners, statement }: Site['node']): boolean {
  const head = statement?.statement.head;
  return owners.length === 0 && head !== undefined && head.start <= at && at <= head.end;
}

/** The department stays in the root, an include is in a file already, and of a broken block nobody knows the end. */
function mayMove({ statements, faults }: Segment): boolean {
  return faults.length === 0 && statements.length > 0 && statements.every((each) => each.block && isKnown(each));
}

function isKnown(statement: Statement): boolean {
  const id = idOf(statement);
  return id !== undefined && id !== 'department';
}

function idOf({ head }: Statement): string | undefined {
  return head && blockIndex('file').words.get(head.text)?.id;
}

/** The name of a block, else its code, else its keyword. */
function nameOf({ statements: [statement] }: Segment, { budget }: Analysis): string {
  if (!statement) return '';
  const [first, second] = statement.args;
  const code = first?.kind === 'quantity' ? first.digits : '';
  const named = [first, second].find((argument) => argument?.kind === 'string');
  const name = named?.kind === 'string' ? named.value : budget.nameOf(code);
  return [code, name].filter(Boolean).join('-') || (statement.head?.text ?? '');
}

const LONGEST_NAME = 40;

/** A name that every system takes for a file, and that no file of the budget has, and none in the folder. */
function freeName(name: string, { files }: Analysis, beside: readonly string[]): string {
  const plain = [...name.replace(/[\s\\/:*?"<>|#%&.“”]+/g, '')].slice(0, LONGEST_NAME).join('') || 'budget';
  const own = files.map(({ address }) => address.slice(address.lastIndexOf('/') + 1));
  const taken = new Set([...own, ...beside].map((each) => each.toLowerCase()));
  for (let i = 1; ; i++) {
    const candidate = `${plain}${i === 1 ? '' : `-${i}`}.budget`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
