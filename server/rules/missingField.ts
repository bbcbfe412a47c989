import { likelyWords } from '../language/likelyWords.ts';
import { blockIndex } from '../language/lookup.ts';
import type { Localized, StatementSchema } from '../language/schema.ts';
import { type Language, skeleton } from '../language/skeleton.ts';
import type { Budget } from '../model/Budget.ts';
import { listed } from '../model/branches.ts';
import { everything } from '../model/figures/cells.ts';
import { blockOf } from '../model/figures/figures.ts';
import { writtenDigits } from '../model/money.ts';
import { moneyUnitAt } from '../model/moneyUnitAt.ts';
import type { Block, Segment, Statement } from '../syntax/tree.ts';
import { displayWidth } from '../text/displayWidth.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { lazily } from '../text/lazily.ts';
import type { Span } from '../text/Span.ts';
import { insertAtTop } from './edits/insertAtTop.ts';
import { insertLines, isOneLine, lacksClosing, offsetFor } from './edits/insertLines.ts';
import type { Fix, PlacedEdit, Rule } from './Rule.ts';
import { type FoundFault, faultsOf, fieldName } from './structure/bindFaults.ts';
import { unevenIn } from './structure/earlyEnds.ts';
import { emptyTexts } from './structure/emptyTexts.ts';

/** A statement that has to be there, or should; the fix writes it where the published form has it. */
export const missingField: Rule = {
  id: 'missing-field',
  severity: 'error',
  fix: 'choice',
  fixAll: { zh: '插入所有缺少的内容', en: 'Insert everything that is missing' },
  doc: `缺少必填（错误）或建议填写（警告）的内容，或者只写了空的引号；修复会在合适的位置插入占位的内容，插入后请改成实际的。

A required (error) or recommended (warning) statement is not there, or has empty quotes; the fix inserts it with a placeholder.

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
\`\`\`message en
“部门” lacks “kind” (required)
The file lacks “performance” (recommended)
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
    yield* emptyTexts(budget.branch);
    const { around } = unevenIn(budget);
    const typed = lazily(() => mistyped(budget));
    const meant = lazily(() => statementsMeant(budget));
    const swallowed = lazily(() => new Set(swallowedIn(budget.branch)));
    for (const found of faultsOf(budget, 'missing-field')) {
      if (around.get(found.place.segment)?.isCutShort(found.place)) continue;
      const { field, container, block } = found.fault;
      const word = fieldName(field);
      if (block === 'file' && (swallowed().has(word.zh) || swallowed().has(word.en))) continue;
      if (isMeant([word.zh, word.en], found, meant().get(found.segment))) continue;
      const isRequired = field.need === 'required';
      const where = ownerOf(container, block);
      yield {
        place: found.place,
        severity: isRequired ? 'error' : 'warning',
        about: `${block}/${field.id}`,
        message: {
          zh: `${where.zh}缺少“${word.zh}”（${isRequired ? '必填' : '建议填写'}）`,
          en: `${where.en} lacks “${word.en}” (${isRequired ? 'required' : 'recommended'})`,
        },
        fixes: () => (lacksClosing(container, found.segment) ? [] : insertion(found, budget, typed())),
      };
    }
  },
};

/** Of what there may be many: which of them lacks something is told by its name. */
const manyOf: Readonly<Record<string, Localized>> = {
  project: { zh: '项目', en: 'The project ' },
  unit: { zh: '预算单位', en: 'The unit ' },
};

/** What lacks something: the file, a project or a unit by its name, all else by its keyword. */
function ownerOf({ head, args: [name] }: Statement, block: string): Localized {
  if (block === 'file' || !head) return { zh: '文件', en: 'The file' };
  const word = manyOf[block];
  if (!word || name?.kind !== 'string' || name.value.trim() === '')
    return { zh: `“${head.text}”`, en: `“${head.text}”` };
  return { zh: `${word.zh}“${name.value}”`, en: `${word.en}“${name.value}”` };
}

/** The words that begin statements in a block that is never closed, which mostly belong behind it. */
const swallowedIn = listed(({ segment: { faults, statements } }): readonly string[] =>
  faults.some(({ kind }) => kind === 'unclosed-block') ? headsWithin(statements) : [],
);

function headsWithin(statements: readonly Statement[]): string[] {
  const within = statements.flatMap(({ block }) => block?.statements ?? []);
  return within.length === 0 ? [] : [...within.flatMap(({ head }) => head?.text ?? []), ...headsWithin(within)];
}

/** The lines of a segment that are plainly meant otherwise, with the words that begin statements on them then. */
interface MeantWords {
  readonly line: Span;
  readonly words: readonly string[];
}

function statementsMeant(budget: Budget): ReadonlyMap<Segment, readonly MeantWords[]> {
  const found = [...faultsOf(budget, 'invalid-value')].flatMap(({ segment, fault: { line, replacements = [] } }) => {
    const [written, another] = replacements;
    if (!line || written === undefined || another !== undefined) return [];
    return [
      { segment, line, words: written.split(/[;；]/).flatMap((each) => /^\s*([^\s:："“{｛]+)/.exec(each)?.[1] ?? []) },
    ];
  });
  return groupedBy(found, ({ segment }) => segment);
}

/** Whether a field stands in its block, on a line whose fix says so. */
function isMeant(
  words: readonly string[],
  { fault: { container } }: FoundFault<'missing-field'>,
  lines: readonly MeantWords[] = [],
): boolean {
  const { block } = container;
  return lines.some(
    ({ line, words: meant }) =>
      block !== undefined &&
      block.start <= line.start &&
      line.end <= block.end &&
      words.some((word) => meant.includes(word)),
  );
}

/** What keywords of each block may be there with a slip in them; undefined stands for the file. */
function mistyped(budget: Budget): ReadonlyMap<Statement | undefined, ReadonlySet<string>> {
  const words = new Map<Statement | undefined, Set<string>>();
  for (const { fault } of faultsOf(budget, 'unknown-keyword')) {
    const { container, word, candidates } = fault;
    const likely = words.get(container) ?? new Set();
    for (const each of likelyWords(word, candidates)) likely.add(each);
    words.set(container, likely);
  }
  return words;
}

/** A keyword that stands there with a slip in it is not inserted with all others. */
function insertion(found: FoundFault<'missing-field'>, budget: Budget, typed: ReturnType<typeof mistyped>): Fix[] {
  const { field, container, block } = found.fault;
  const language: Language =
    container.head && blockIndex('file').words.get(container.head.text) && /^[a-z]/.test(container.head.text)
      ? 'en'
      : 'zh';
  const word = fieldName(field);
  const edit =
    block === 'file' ? insertAtTop(field, skeleton(field, language), budget) : inBlock(found, language, budget);
  if (!edit) return [];
  const written = typed.get(block === 'file' ? undefined : container);
  const isMistyped = written?.has(word.zh) || written?.has(word.en);
  return [
    {
      title: { zh: `插入“${word.zh}”`, en: `Insert “${word.en}”` },
      edits: [edit],
      ...((block === 'file' || container.block) && !isMistyped ? { inAll: true } : {}),
    },
  ];
}

function inBlock(
  { fault: { field, container, block: name }, segment }: FoundFault<'missing-field'>,
  language: Language,
  budget: Budget,
): PlacedEdit {
  const block = container.block;
  const text = field.id === 'funds' ? fundsText(field, language, container, budget) : skeleton(field, language);
  if (!block) return { place: { segment, start: container.end, end: container.end }, newText: ` { ${text} }` };
  const line = isOneLine(block, segment) ? text : aligned(text, segment, block);
  return insertLines([line], offsetFor(field, block, name), { block, container, segment });
}

/** The whole project, so that the placeholder adds up. */
function fundsText(
  field: StatementSchema,
  language: Language,
  container: Statement,
  { spendings, fileUnit }: Budget,
): string {
  const spending = spendings.find(({ bound }) => bound.statement === container);
  const figure = spending && blockOf(spending).figure(everything);
  const unit = spending ? moneyUnitAt({ segment: spending.segment, start: container.start }, fileUnit) : fileUnit;
  const amount = writtenDigits(figure?.value ?? 0, unit);
  const word = fieldName(field)[language];
  return language === 'zh' ? `${word} { 市县 ${amount} }` : `${word} { local ${amount} }`;
}

/** Puts the argument in the column in which those of the others stand, blocks left out, which are headings of what is in them. */
function aligned(text: string, { text: whole }: Segment, { statements }: Block): string {
  const [word = '', ...rest] = text.split(' ');
  const columns = statements.flatMap(({ head, args: [first], block }) =>
    head && first && !block ? [displayWidth(whole.slice(head.start, first.start))] : [],
  );
  const column = columns.find((each, i) => columns.indexOf(each) !== i) ?? 0;
  const blanks = Math.max(1, column - displayWidth(word));
  return rest[0] === '{' ? text : `${word}${' '.repeat(blanks)}${rest.join(' ')}`;
}
