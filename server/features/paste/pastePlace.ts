import { bindStatement } from '../../model/binding/bind.ts';
import type { MoneyUnit } from '../../model/money.ts';
import { moneyUnitAt } from '../../model/moneyUnitAt.ts';
import { indentation } from '../../rules/edits/insertLines.ts';
import type { Statement } from '../../syntax/tree.ts';
import { lineBreakOf } from '../../text/lineBreakOf.ts';
import type { Span } from '../../text/Span.ts';
import type { Analysis } from '../Analysis.ts';
import { isInComment, type Node, nodeAt, type Step } from '../nodeAt.ts';

/** Where rows are pasted as statements of a block. */
export interface PastePlace {
  /** The name of the block, and the statements that it has. */
  readonly block: string;
  readonly ids: ReadonlySet<string>;
  /** That of numbers without one there. */
  readonly unit: MoneyUnit;
  /** What is replaced: the selection with the blanks around it. */
  readonly span: Span;
  /** What stands before each line but the first, before the first, and behind the last. */
  readonly indent: string;
  readonly before: string;
  readonly behind: string;
  readonly lineBreak: string;
}

/** The block that a selection stands in; undefined in comments, strings and the middle of a statement, where text is only text. */
export function pastePlace({ uncut: analysis }: Analysis, { start, end }: Span): PastePlace | undefined {
  const node = nodeAt(analysis, start);
  const owner = node?.owners.at(-1);
  const block = owner?.bound?.schema.block;
  if (!node || !owner || block === undefined || isInComment(node)) return undefined;
  const { text, lines } = analysis;
  const lineStart = lines.lineStart(lines.lineAt(start));
  const head = text.slice(lineStart, start);
  const tail = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  if (isInside(node, head, tail)) return undefined;
  const lineBreak = lineBreakOf(text);
  const indent = indentIn(node, owner, analysis);
  const isBlank = head.trim() === '';
  return {
    block,
    ids: idsIn(owner.bound?.children ?? []),
    unit: moneyUnitAt({ segment: node.segment, start: node.at }, analysis.budget.fileUnit),
    span: { start: lineStart + head.trimEnd().length, end: end + (tail.length - tail.trimStart().length) },
    indent,
    lineBreak,
    before: isBlank ? indent : lineBreak + indent,
    behind:
      tail.trim() === ''
        ? ''
        : lineBreak + (/^\s*[}｝]/.test(tail) ? leading(analysis, owner.base + owner.statement.start) : indent),
  };
}

function idsIn(children: NonNullable<Node['owners'][number]['bound']>['children']): ReadonlySet<string> {
  return new Set(children.map(({ schema }) => schema.id));
}

/** Whether a place is within a statement: something of it stands before, and something behind. */
function isInside({ statement, at }: Node, head: string, tail: string): boolean {
  const last = statement?.statement;
  if (last && last.start < at && at < last.end) return true;
  const isBehindStatement = head.trim() !== '' && !/[{｛;；]\s*$/.test(head);
  return isBehindStatement && tail.trim() !== '' && !/^\s*(?:[}｝#＃;；])/.test(tail);
}

/** That of the first statement beside the place, else one level more than that of the block's own. */
function indentIn({ siblings, base }: Node, owner: Step, analysis: Analysis): string {
  const first = siblings.find(({ start }) => lineBefore(analysis, base + start).trim() === '');
  return first ? leading(analysis, base + first.start) : `${leading(analysis, owner.base + owner.statement.start)}    `;
}

function leading(analysis: Analysis, start: number): string {
  return indentation(lineBefore(analysis, start));
}

function lineBefore({ text, lines }: Analysis, offset: number): string {
  return text.slice(lines.lineStart(lines.lineAt(offset)), offset);
}

/** Whether statements are all that a block takes, so that pasting them needs no reading. */
export function isStatements(statements: readonly Statement[], block: string): boolean {
  return statements.every((statement) => {
    const faults: Parameters<typeof bindStatement>[3] = [];
    return bindStatement(statement, block, undefined, faults) !== undefined && faults.length === 0;
  });
}
