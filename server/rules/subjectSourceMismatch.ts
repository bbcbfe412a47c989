import { findSubject } from '../data/catalogue.ts';
import { likelyWords } from '../language/likelyWords.ts';
import { findValue } from '../language/lookup.ts';
import type { Localized, Spelling } from '../language/schema.ts';
import type { CodeReference, Item, Part, Place, Spending } from '../model/Budget.ts';
import { bitOf, type Cells, sourceCells } from '../model/figures/cells.ts';
import { blockOf } from '../model/figures/figures.ts';
import { headSpan } from '../model/heads.ts';
import { isZero } from '../model/money.ts';
import { sourceWord } from '../model/sourceWord.ts';
import { spendingsIn } from '../model/spendingsIn.ts';
import type { Statement, WordArgument } from '../syntax/tree.ts';
import { spelledLike } from './edits/spelling.ts';
import { isRead } from './isRead.ts';
import type { Finding, PlacedEdit, Rule } from './Rule.ts';

/** Each of the three appropriated budgets has subjects of its own; money under those of another is published in the wrong table. */
export const subjectSourceMismatch: Rule = {
  id: 'subject-source-mismatch',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '《政府收支分类科目》：各科目所属的预算；基金科目不得出现在一般公共预算支出表中（G08）',
    en: 'Classification of revenue and expenditure: the budget that each subject belongs to (G08)',
  },
  doc: `科目属于一种预算，资金来源却是另一种：政府性基金科目列了一般公共预算的资金，国有资本经营预算（223 类）也一样；一般公共预算的科目列了基金、国有资本的资金，作为信息列出。财政专户、单位资金可以列在任何科目。

The subject belongs to one budget and the money comes from another: a government-fund subject with general money, and state capital (223) likewise; fund or state-capital money under a general subject is information. Special-account money and the unit's own may stand under any subject.

\`\`\`budget partial
项目 "背街小巷改造工程" {
    功能科目  2120803  "城市建设支出"
    类别      特定目标类
    31005     "基础设施建设"  72.00  政府性基金
    <|30227|>     "委托业务费"     8.00         # warning[subject-source-mismatch]
    30299     "其他商品和服务支出"  1.00  单位资金
}
\`\`\`
\`\`\`message
2120803 城市建设支出是政府性基金预算的科目，这一行没有写资金来源，即一般公共预算
\`\`\`
\`\`\`message en
2120803 城市建设支出 is a subject of the government fund budget; the money of this line is general, as no source is written
\`\`\`
\`\`\`fixes
资金来源写“政府性基金”
\`\`\`
\`\`\`fixes en
Write the source government-fund
\`\`\`
\`\`\`fixed
项目 "背街小巷改造工程" {
    功能科目  2120803  "城市建设支出"
    类别      特定目标类
    31005     "基础设施建设"  72.00  政府性基金
    30227     "委托业务费"     8.00 政府性基金         # warning[subject-source-mismatch]
    30299     "其他商品和服务支出"  1.00  单位资金
}
\`\`\`
`,
  *checkPart(part) {
    yield* inRevenue(part);
    for (const spending of spendingsIn(part)) yield* inSpending(spending);
  },
};

function* inRevenue({ revenue }: Part): Iterable<Finding> {
  for (const { lines, bound } of revenue) {
    for (const line of lines) {
      const wanted = line.subject && sourceOf(line.subject.code);
      if (line.subject && wanted && isWrong(line, wanted))
        yield lineFinding(line, { subject: line.subject, wanted, owner: bound.statement });
    }
  }
}

/** A source of 财政拨款. */
type Appropriated = 'general' | 'fund' | 'capital';

/** What lines of money stand under. */
interface Home {
  readonly subject: CodeReference;
  readonly wanted: Appropriated;
  readonly owner: Statement;
}

/** Where all of several lines have other money, the subject may be the one that is wrong: that is said once, there. */
function* inSpending(block: Spending): Iterable<Finding> {
  const { function: subject, items, bound } = block;
  const wanted = subject && sourceOf(subject.code);
  if (!subject || !wanted || (blockOf(block).byCell.cells & wrongCells[wanted]) === 0) return;
  const home: Home = { subject, wanted, owner: bound.statement };
  const wrong = items.filter((item) => isWrong(item, wanted));
  const isAll = wrong.length > 1 && items.every((item) => item.source !== wanted);
  if (isAll) yield blockFinding(wrong, home);
  else for (const item of wrong) yield lineFinding(item, home);
}

/** The cells in which there may be no line but of zero. */
const wrongCells: Readonly<Record<Appropriated, Cells>> = {
  general: sourceCells(['fund', 'capital']),
  fund: sourceCells(['general', 'capital']),
  capital: sourceCells(['general', 'fund']),
};

function isWrong(line: Item, wanted: Appropriated): boolean {
  return (wrongCells[wanted] & (1 << bitOf(line))) !== 0 && !isZero(line.amount.value);
}

/** In the 类 after this one (transfers, debt, other) subjects of several budgets stand side by side. */
const LAST_PLAIN_CLASS = 224;
const sourceOfBudget: Readonly<Record<string, Appropriated>> = { 政府性基金: 'fund', 国有资本经营: 'capital' };

/** The one appropriated budget whose money stands under a subject; undefined where nobody can tell for certain. */
function sourceOf(code: string): Appropriated | undefined {
  const levels = [code, code.slice(0, 5), code.slice(0, 3)].map((each) => findSubject(each));
  for (const level of levels) {
    const source = level && level.confidence !== 'C' ? sourceOfBudget[level.budget] : undefined;
    if (source) return source;
  }
  const [own] = levels;
  const isPlain = own?.classification === 'function' && Number(code.slice(0, 3)) <= LAST_PLAIN_CLASS;
  const isGeneral = levels.every((level) => level?.budget === '一般公共预算');
  return isPlain && isGeneral && own.confidence !== 'C' ? 'general' : undefined;
}

const budgetNames: Readonly<Record<Appropriated, Localized>> = {
  general: { zh: '一般公共预算', en: 'the general public budget' },
  fund: { zh: '政府性基金预算', en: 'the government fund budget' },
  capital: { zh: '国有资本经营预算', en: 'the state-capital budget' },
};

function belongsTo({ subject: { code, name = '' }, wanted }: Home): Localized {
  const label = `${code} ${findSubject(code)?.name ?? name}`.trim();
  const budget = budgetNames[wanted];
  return { zh: `${label}是${budget.zh}的科目`, en: `${label} is a subject of ${budget.en}` };
}

/** Fund subjects are listed apart and never hold other money; that a general one has no fund twin, a person has to say. */
function severityOf({ wanted }: Home): Pick<Finding, 'severity'> {
  return wanted === 'general' ? { severity: 'information' } : {};
}

function lineFinding(item: Item, home: Home): Finding {
  const { zh, en } = belongsTo(home);
  const word = wordOf(item);
  const source = sourceWord(item.source);
  return {
    place: placeOf(item, word),
    ...severityOf(home),
    message: {
      zh: `${zh}，这一行${word ? '的资金来源是' : '没有写资金来源，即'}${source.zh}`,
      en: `${en}; the money of this line is ${source.en}${word ? '' : ', as no source is written'}`,
    },
    related: () => (item.subject === home.subject ? [] : [{ place: home.subject.place, message: { zh, en } }]),
    fixes: () => {
      const right = sourceWord(home.wanted);
      const title = word
        ? { zh: `资金来源改为“${right.zh}”`, en: `Change the source to ${right.en}` }
        : { zh: `资金来源写“${right.zh}”`, en: `Write the source ${right.en}` };
      const edits = flag(item, home);
      return edits.length > 0 ? [{ title, edits }] : [];
    },
  };
}

/** How many lines are named as related places. */
const MOST_RELATED = 30;

function blockFinding(wrong: readonly Item[], home: Home): Finding {
  const { zh, en } = belongsTo(home);
  const used = [...new Set(wrong.map(({ source }) => source))].map(sourceWord);
  const right = sourceWord(home.wanted);
  const title = {
    zh: `${wrong.length} 行的资金来源都写“${right.zh}”`,
    en: `Write the source ${right.en} on all ${wrong.length} lines`,
  };
  return {
    place: home.subject.place,
    ...severityOf(home),
    message: {
      zh: `${zh}，这里 ${wrong.length} 行的资金来源是${used.map((word) => word.zh).join('、')}`,
      en: `${en}; the money of its ${wrong.length} lines is ${used.map((word) => word.en).join(', ')}`,
    },
    related: () =>
      wrong
        .slice(0, MOST_RELATED)
        .map((item) => ({ place: placeOf(item, wordOf(item)), message: sourceWord(item.source) })),
    fixes: () => {
      const edits = wrong.flatMap((item) => flag(item, home));
      return edits.length === wrong.length ? [{ title, edits }] : [];
    },
  };
}

/** The word of the line that says the source, where one does. */
function wordOf({ statement: { args } }: Item): WordArgument | undefined {
  for (const argument of args) if (argument.kind === 'word' && findValue('source', argument.text)) return argument;
  return undefined;
}

function placeOf({ statement, amountPlace }: Item, word: WordArgument | undefined): Place {
  const { start, end } = word ?? headSpan(statement);
  return { segment: amountPlace.segment, start, end };
}

/** What somebody wrote for a source: 基金. */
function meantFor({ zh, en }: Spelling, { args }: Statement): WordArgument | undefined {
  return args.find((each): each is WordArgument => each.kind === 'word' && likelyWords(each.text, [zh, en]).length > 0);
}

/**
 * Puts the right source in the place of the wrong one or of a word that is meant for it, else behind the amount; not beside a
 * word that nobody can read.
 */
function flag(item: Item, { wanted, owner }: Home): PlacedEdit[] {
  const { statement, argument, amountPlace } = item;
  const { segment } = amountPlace;
  const right = sourceWord(wanted);
  const word = wordOf(item) ?? meantFor(right, statement);
  if (word) {
    const newText = /^[a-z]/.test(word.text) ? right.en : right.zh;
    return [{ place: { segment, start: word.start, end: word.end }, newText }];
  }
  if (!isRead(item)) return [];
  const at = argument.kind === 'quantity' ? argument.end : statement.end;
  const newText = spelledLike(statement.head?.kind === 'word' ? statement : owner, right);
  return [{ place: { segment, start: at, end: at }, newText: ` ${newText}` }];
}
