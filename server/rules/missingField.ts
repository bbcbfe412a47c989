import { blockIndex, statementsOf } from '../language/lookup.ts';
import type { StatementSchema } from '../language/schema.ts';
import { type Language, skeleton } from '../language/skeleton.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { everything } from '../model/cells.ts';
import { exactDigits } from '../model/money.ts';
import type { Block, Segment, Statement } from '../syntax/tree.ts';
import { displayWidth } from '../text/displayWidth.ts';
import { type FoundFault, faultsOf } from './bindFaults.ts';
import type { Fix, PlacedEdit, Rule } from './Rule.ts';

/** A statement that has to be there, or should; the fix writes it where the published form has it. */
export const missingField: Rule = {
  id: 'missing-field',
  severity: 'error',
  fix: 'choice',
  fixAll: { zh: '插入所有缺少的内容', en: 'Insert everything that is missing' },
  doc: `缺少必填（错误）或建议填写（警告）的内容；修复会在合适的位置插入，再把占位的内容改成实际的。

A required (error) or recommended (warning) statement is not there; the fix inserts it with a placeholder.

\`\`\`budget
<|部门|> "示例中心" {  # error[missing-field] warning[missing-field]
    代码      901
    年度      2026
    职责      "负责招商引资工作。"
    内设机构  "办公室"
    人员 { 编制 1; 在职 1; 在编 1; 其他 0 }
    上年 { 收入 1.00; 支出 1.00 }
}
收入 { 一般公共预算 0 }
\`\`\`
\`\`\`message
“部门”缺少“单位性质”（必填）
文件缺少“整体绩效”（建议填写）
\`\`\`
\`\`\`fixed
部门 "示例中心" {  # error[missing-field] warning[missing-field]
    代码      901
    年度      2026
    单位性质  行政
    职责      "负责招商引资工作。"
    内设机构  "办公室"
    人员 { 编制 1; 在职 1; 在编 1; 其他 0 }
    上年 { 收入 1.00; 支出 1.00 }
}
收入 { 一般公共预算 0 }
\`\`\`
`,
  *check(budget) {
    for (const found of faultsOf(budget, 'missing-field')) {
      const { field, container, block } = found.fault;
      const word = nameOf(field);
      const isRequired = field.need === 'required';
      const owner = container.head
        ? { zh: `“${container.head.text}”`, en: `“${container.head.text}”` }
        : { zh: '文件', en: 'The file' };
      const where = block === 'file' ? { zh: '文件', en: 'The file' } : owner;
      yield {
        place: found.place,
        severity: isRequired ? 'error' : 'warning',
        message: {
          zh: `${where.zh}缺少“${word.zh}”（${isRequired ? '必填' : '建议填写'}）`,
          en: `${where.en} lacks “${word.en}” (${isRequired ? 'required' : 'recommended'})`,
        },
        fixes: () => (isOpen(found) ? [] : [insertion(found, budget)]),
      };
    }
  },
};

/** Whether a `}` is missing: until it is there, nobody knows where the block ends. */
function isOpen({ fault: { container }, segment }: FoundFault<'missing-field'>): boolean {
  return container.block?.closed === false || segment.faults.some(({ kind }) => kind === 'unclosed-block');
}

function nameOf({ head, id }: StatementSchema): { readonly zh: string; readonly en: string } {
  return 'word' in head ? head.word : { zh: id, en: id };
}

function insertion(found: FoundFault<'missing-field'>, budget: Budget): Fix {
  const { field, container, block } = found.fault;
  const language: Language =
    container.head && blockIndex('file').words.get(container.head.text) && /^[a-z]/.test(container.head.text)
      ? 'en'
      : 'zh';
  const word = nameOf(field);
  return {
    title: { zh: `插入“${word.zh}”`, en: `Insert “${word.en}”` },
    edits: [block === 'file' ? atTop(field, language, budget) : inBlock(found, language, budget)],
    ...(block === 'file' || container.block ? { inAll: true } : {}),
  };
}

/** Behind the statements that the language lists before it, as a paragraph of its own. */
function atTop(field: StatementSchema, language: Language, { parts }: Budget): PlacedEdit {
  const order = statementsOf('file');
  const before = parts.filter(({ bound }) => bound.some(({ schema }) => order.indexOf(schema) < order.indexOf(field)));
  const segment = before.at(-1)?.segment;
  const text = skeleton(field, language);
  if (!segment) return { place: { segment: firstSegment(parts), start: 0, end: 0 }, newText: `${text}\n\n` };
  const at = segment.text.trimEnd().length;
  return { place: { segment, start: at, end: at }, newText: `\n\n${text}` };
}

function firstSegment([first]: Budget['parts']): Segment {
  return first?.segment ?? { text: '', statements: [], faults: [], comments: [] };
}

function inBlock(
  { fault: { field, container, block: name }, segment }: FoundFault<'missing-field'>,
  language: Language,
  budget: Budget,
): PlacedEdit {
  const block = container.block;
  const text = field.id === 'funds' ? fundsText(field, language, container, budget) : skeleton(field, language);
  const at = block ? insertAt(block, name, field) : container.end;
  const place: Place = { segment, start: at, end: at };
  if (!block) return { place, newText: ` { ${text} }` };
  const isOneLine = !/[\r\n]/.test(segment.text.slice(block.start, block.end));
  const isFirst = at === block.start + 1;
  if (isOneLine) return { place, newText: isFirst ? ` ${text};` : `; ${text}` };
  const indent = indentOf(segment, container, block);
  const end = lineEnd(segment, at);
  const isLineEnd = /^(?:[\r\n]|[ \t]*[}｝]|$)/.test(segment.text.slice(end));
  return {
    place: { segment, start: end, end },
    newText: `\n${indent}${aligned(text, segment, block)}${isLineEnd ? '' : `\n${indent}`}`,
  };
}

/** Behind the last statement that the language lists before the field; at the start of the block where there is none. */
function insertAt(block: Block, name: string, field: StatementSchema): number {
  const order = statementsOf(name);
  const index = blockIndex(name);
  const schemaOf = ({ head }: Statement): StatementSchema | undefined =>
    (head && (index.words.get(head.text) ?? (/^\d/.test(head.text) ? index.code : undefined))) ?? undefined;
  const before = block.statements.filter((statement) => {
    const schema = schemaOf(statement);
    return schema && order.indexOf(schema) < order.indexOf(field);
  });
  return before.at(-1)?.end ?? block.start + 1;
}

/** The whole project, so that the placeholder adds up. */
function fundsText(
  field: StatementSchema,
  language: Language,
  container: Statement,
  { spendings, figures, unit }: Budget,
): string {
  const spending = spendings.find(({ bound }) => bound.statement === container);
  const figure = spending && figures.blocks.get(spending)?.figure(everything);
  const amount = exactDigits(figure?.value ?? 0, unit, 2);
  const word = nameOf(field)[language];
  return language === 'zh' ? `${word} { 市县 ${amount} }` : `${word} { local ${amount} }`;
}

/** The indentation of the statements of a block; of its own line and four more where it has none. */
function indentOf({ text }: Segment, container: Statement, { statements }: Block): string {
  const [first] = statements;
  const lineOf = (offset: number): string =>
    text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, offset);
  const own = first && lineOf(first.start);
  if (own !== undefined && /^\s*$/.test(own)) return own;
  return `${/^\s*/.exec(lineOf(container.start))?.[0] ?? ''}    `;
}

/** The end of the line that an offset stands on, so that a comment behind the statement stays with it. */
function lineEnd({ text }: Segment, offset: number): number {
  const rest = text.slice(offset);
  const comment = /^[ \t\u3000]*[;；]?[ \t\u3000]*(?:[#＃][^\r\n]*)?(?=[\r\n]|$)/.exec(rest)?.[0];
  return offset + (comment ?? '').length;
}

/** Puts the argument in the column in which those of the statements above stand. */
function aligned(text: string, { text: whole }: Segment, { statements }: Block): string {
  const [word = '', ...rest] = text.split(' ');
  const columns = statements.flatMap(({ head, args: [first] }) =>
    head && first ? [displayWidth(whole.slice(head.start, first.start))] : [],
  );
  const column = columns.find((each, i) => columns.indexOf(each) !== i) ?? 0;
  const blanks = Math.max(1, column - displayWidth(word));
  return rest[0] === '{' ? text : `${word}${' '.repeat(blanks)}${rest.join(' ')}`;
}
