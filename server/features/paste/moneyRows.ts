import { classificationOf, subjectsOf } from '../../data/catalogue.ts';
import { blockIndex } from '../../language/lookup.ts';
import type { CodeKind, StatementSchema } from '../../language/schema.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { folded } from '../../text/folded.ts';
import { classificationTitles } from '../classificationTitles.ts';
import {
  addsUp,
  flags,
  isCarried,
  isOfBoth,
  mainRole,
  noAmounts,
  rolesOfPart,
  shareOf,
  sharesIn,
  sources,
  sumOf,
  wholeRoles,
} from './amountShares.ts';
import { type CarriedRow, carriedSections } from './carriedSections.ts';
import { codeIn, totalIn, unnumbered } from './cells.ts';
import { isFigure } from './figureColumns.ts';
import { type Included, includedParts } from './includedParts.ts';
import type { Row } from './plainRows.ts';
import {
  cellOf,
  keyword,
  type Line,
  leftOut,
  noAmount,
  type Outcome,
  type Reading,
  type RowReader,
  textOf,
  unread,
  valueWord,
  writtenAmount,
} from './Reading.ts';
import { carriedOver, isOfSource, type Role, type SourceRole, sourceIn } from './roles.ts';
import { type NamedCode, subjectNamed } from './subjectNamed.ts';

/** Lines of money under codes, or under the keywords of the block: items, revenue, procurement, funds, grand totals. */
export const moneyRow: RowReader = (row, reading, rows) => {
  const subject = subjectIn(row, reading);
  const name = unnumbered(textOf(row, 'name', reading)) || (row.find(({ text }) => text !== '')?.text ?? '');
  const total = subject ? undefined : (totalIn(textOf(row, 'code', reading)) ?? totalIn(name));
  const isPartial = reading.block === 'revenue' && name === '本年收入';
  if (total === 'subtotal' || isPartial) return leftOut('小计由明细算出', 'subtotals follow from the lines');
  if (total === 'total' && wordFor(name, reading) === undefined) return totalRow(row, reading);
  if (!subject) return keywordRow(name, row, reading);
  const { code } = subject;
  const kinds = acceptedKinds(reading);
  const kind = classificationOf(code);
  if (kinds.length === 0 || !kind)
    return unread(`这里不写科目编码 ${code}`, `no subject code such as ${code} may stand here`);
  if (!kinds.some((each) => each === kind)) {
    const { zh, en } = classificationTitles[kind];
    return unread(`${code} 是${zh}，不属于这里`, `${code} is of the ${en}, which does not belong here`);
  }
  const isParent = rows.some((other) => other !== row && isBelow(subjectIn(other, reading)?.code, code));
  if (isParent) return leftOut(`${code} 由下级科目算出`, `${code} follows from the subjects below it`);
  return amountLines(row, [code, quoted(subject.name)], reading);
};

/** The declarations of 科目: every level with its total, and its parts where they are told. */
export const declarationRow: RowReader = (row, reading, rows) => {
  const coded = subjectIn(row, reading);
  const subject = coded ?? subjectByName(row, rows, reading);
  if (!subject) {
    const isTotal = row.some(({ text }) => totalIn(unnumbered(text)));
    return isTotal ? leftOut('合计不是科目', 'a total is not a subject') : withoutCode(row);
  }
  if (reading.budget.subjectByCode.has(subject.code))
    return unread(`${subject.code} 已经声明`, `${subject.code} is declared already`);
  const whole = wholeRoles(reading);
  const amount = sumOf(row, whole, reading);
  if (amount === undefined) return noAmounts(row, whole, reading);
  // Such tables list every 类.
  if (!coded && amount === 'empty') return leftOut('没有金额', 'no amount');
  const parts: string[] = [];
  for (const word of ['basic', 'project', 'carryover'] as const) {
    const roles = rolesOfPart(word, reading);
    const part = sumOf(row, roles, reading);
    if (part === undefined) return noAmounts(row, roles, reading);
    if (part !== 'empty') parts.push(`${keyword(word, { ...reading, block: 'subjectParts' })} ${part}`);
  }
  const block = parts.length > 0 ? [`{ ${parts.join('; ')} }`] : [];
  return {
    kind: 'lines',
    lines: [[subject.code, quoted(subject.name), ...(amount === 'empty' ? [] : [amount]), ...block]],
  };
};

/** A row without a code; a name alone stands over the rows below it and says nothing of its own. */
function withoutCode(row: Row): Outcome {
  const isAlone = row.filter(({ text }) => text !== '').length === 1 && !row.some(isFigure);
  return isAlone ? leftOut('没有金额', 'no amount') : unread('没有科目编码', 'no subject code');
}

/** A 类 by its name alone, or what stands below the 类 above it: so the tables of revenue and expenditure tell it. */
function subjectByName(row: Row, rows: readonly Row[], reading: Reading): NamedCode | undefined {
  if (reading.columns.at.has('code') || reading.columns.at.has('class')) return undefined;
  const name = (of: Row): string => unnumbered(textOf(of, 'name', reading));
  const isClass = (of: Row): boolean => subjectNamed(name(of), '') !== undefined;
  const above = rows.slice(0, rows.indexOf(row)).findLast(isClass);
  return subjectNamed(name(row), (above && subjectNamed(name(above), '')?.code) ?? '');
}

/** The code of a row and its name: told, catalogued, or found by the name alone. */
export function subjectIn(row: Row, reading: Reading): NamedCode | undefined {
  const told = textOf(row, 'name', reading);
  const found =
    codeIn(cellOf(row, 'code', reading)) ?? levelsCode(row, reading) ?? codeIn(cellOf(row, 'name', reading));
  if (!found) return codeByName(unnumbered(told), reading);
  const own = codeIn(cellOf(row, 'name', reading))?.name ?? told;
  return { code: found.code, name: found.name || own || reading.budget.nameOf(found.code) };
}

/** A code whose 类, 款 and 项 stand in columns of their own. */
function levelsCode(row: Row, reading: Reading): NamedCode | undefined {
  const code = (['class', 'section', 'item'] as const).map((role) => folded(textOf(row, role, reading))).join('');
  return reading.columns.at.has('class') ? codeIn({ text: code, isRepeated: false }) : undefined;
}

function codeByName(name: string, reading: Reading): NamedCode | undefined {
  const wanted = folded(name);
  const kinds = acceptedKinds(reading).filter((kind) => kind === 'economic' || kind === 'procurement');
  if (wanted === '') return undefined;
  const found = kinds.flatMap((kind) =>
    [...subjectsOf(kind)].filter(({ code, name: listed }) => code.length > 3 && folded(listed) === wanted),
  );
  const lowest = found.filter(({ code }) => !found.some((other) => isBelow(other.code, code)));
  const [only] = lowest;
  return only && lowest.length === 1 ? { code: only.code, name: only.name } : undefined;
}

function acceptedKinds({ block }: Reading): readonly CodeKind[] {
  const head = blockIndex(block).code?.head;
  return head && 'code' in head ? head.code : [];
}

function isBelow(code: string | undefined, above: string): boolean {
  return code !== undefined && code.length > above.length && code.startsWith(above);
}

/** One line, or one for each source and for what is carried over where these have columns of their own. */
export function amountLines(row: Row, start: Line, reading: Reading): Outcome {
  const shares = reading.block === 'procurement' ? [] : sharesIn(reading);
  const told: { readonly role: Role; readonly amount: string }[] = [];
  for (const share of shares) {
    const amount = shareOf(row, share, reading);
    if (amount === undefined) return noAmounts(row, [share.role, ...share.without], reading);
    if (amount !== 'empty') told.push({ role: share.role, amount });
  }
  if (told.length === 0) return wholeAmount(row, mainRole(reading), start, reading);
  const isToldByColumns = told.every(({ role }) => isOfSource(role));
  const named = isToldByColumns ? unnamed : namedSource(row, reading, blockIndex(reading.block).code);
  if ('kind' in named) return named;
  const lines = told.map(({ role, amount }): Line => {
    const own = sourcedRole(role, told);
    const words = isOfSource(own)
      ? flags(own, reading)
      : wordsOf({ ...named, isCarried: named.isCarried || isCarried(own) }, reading);
    return [...start, amount, ...words];
  });
  return addsUp(row, shares, reading)
    ? { kind: 'lines', lines }
    : unread('各来源相加与合计不符', 'the sources do not add up to the total');
}

/** What was carried over, where its column does not say of which source, is of the only one that has money beside it. */
function sourcedRole(role: Role, told: readonly { readonly role: Role }[]): Role {
  const [only, ...others] = sources.filter((source) => told.some((each) => each.role === source));
  return role === 'carryover' && only && others.length === 0 ? `carried-${only}` : role;
}

function wholeAmount(
  row: Row,
  role: Role,
  start: Line,
  reading: Reading,
  schema = blockIndex(reading.block).code,
): Outcome {
  const amount = sumOf(row, [role], reading);
  if (amount === undefined) return noAmounts(row, [role], reading);
  if (amount === 'empty') return leftOut('没有金额', 'no amount');
  const named = namedSource(row, reading, schema);
  return 'kind' in named ? named : { kind: 'lines', lines: [[...start, amount, ...wordsOf(named, reading)]] };
}

/** What the column of sources says of a row. */
interface NamedSource {
  readonly source: SourceRole | undefined;
  readonly isCarried: boolean;
}

const unnamed: NamedSource = { source: undefined, isCarried: false };

/** What a row's own cell says of its source, as far as the statement takes it. */
function namedSource(row: Row, reading: Reading, schema: StatementSchema | undefined): NamedSource | Outcome {
  const told = textOf(row, 'sourceName', reading);
  const known = sourceIn(folded(told));
  const tellsCarried = carriedOver.test(told);
  if (told !== '' && !known && !tellsCarried && takes(schema, 'source'))
    return unread(`不认识资金来源“${told}”`, `“${told}” is not a known source`);
  return {
    source: takes(schema, 'source') ? known : undefined,
    isCarried: tellsCarried && takes(schema, 'carryover'),
  };
}

function wordsOf({ source, isCarried: isOfBefore }: NamedSource, reading: Reading): string[] {
  return [...(source ? flags(source, reading) : []), ...(isOfBefore ? flags('carryover', reading) : [])];
}

function takes(schema: StatementSchema | undefined, argument: string): boolean {
  return schema?.args.some(({ name }) => name === argument) ?? false;
}

/** The table's total becomes that of the block, if it has none. */
function totalRow(row: Row, reading: Reading): Outcome {
  const schema = blockIndex(reading.block).words.get('合计');
  if (!schema) return leftOut('合计由明细算出', 'the total follows from the lines');
  if (reading.has('total')) return leftOut('这里已有合计', 'there is already a total');
  const role = mainRole(reading);
  const amount = sumOf(row, [role], reading);
  if (amount === undefined) return noAmounts(row, [role], reading);
  return amount === 'empty'
    ? leftOut('没有金额', 'no amount')
    : { kind: 'lines', lines: [[keyword('total', reading), '', amount]] };
}

const ofParts = leftOut('由下面“其中”的各行算出', 'it follows from the rows below that are in it');
const ofSources = leftOut('结转由下面各来源算出', 'what was carried over follows from the sources below it');
const inWhole = leftOut('上面一行里已有', 'the row above has it');

/** A row that names a keyword of the block: a source, 货物, 中央, 支出 … */
function keywordRow(name: string, row: Row, reading: Reading): Outcome {
  const { section, included } = revenueRow(row, reading);
  if (typeof included === 'string') return included === 'whole' ? ofParts : inWhole;
  if (section === 'sum') return ofSources;
  const word = typeof section === 'object' ? valueWord('source', section.of, reading) : wordFor(name, reading);
  if (word === undefined) return withoutWord(name, row, section, reading);
  const schema = blockIndex(reading.block).words.get(word);
  const isSplit = reading.columns.at.has('current') && takes(schema, 'carryover');
  const role = isSplit ? 'current' : 'amount';
  const whole = without(
    included?.without.map((part) => sumOf(part, [role], reading)) ?? [],
    wholeAmount(row, role, [word, ''], reading, schema),
  );
  if (!takes(schema, 'carryover')) return whole;
  const carried = writtenAmount(row, 'carryover', reading);
  if (carried === undefined) return noAmount(row, 'carryover', reading);
  if (carried !== 'empty')
    return withCarried(whole, carried, [word, '', carried, ...flags('carryover', reading)], reading);
  return section === 'source' || isCarriedByName(name, row, reading) ? asCarried(whole, reading) : whole;
}

/** Whether the name of a row says that it was carried over, and its source does not say so itself. */
function isCarriedByName(name: string, row: Row, reading: Reading): boolean {
  return carriedOver.test(name) && !carriedOver.test(textOf(row, 'sourceName', reading));
}

/** What a row of revenue is beside the others of its table. */
interface RevenueRow {
  readonly section?: CarriedRow | undefined;
  readonly included?: Included | undefined;
}

function revenueRow(row: Row, { block, columns }: Reading): RevenueRow {
  return block === 'revenue'
    ? { section: carriedSections(columns).get(row), included: includedParts(columns).get(row) }
    : {};
}

/** A row whose name is no keyword of the block. */
function withoutWord(name: string, row: Row, section: CarriedRow | undefined, reading: Reading): Outcome {
  if (section === 'untold')
    return unread('没有说明上年结转是哪一种来源的', 'it does not give the source of what was carried over');
  if (carriedOver.test(name) && writtenAmount(row, mainRole(reading), reading) === 'empty')
    return leftOut('没有金额', 'no amount');
  return acceptedKinds(reading).length > 0
    ? withoutCode(row)
    : unread(`不认识“${name}”`, `“${name}” is not known here`);
}

/** What was carried over as a whole. */
function asCarried(whole: Outcome, reading: Reading): Outcome {
  if (whole.kind !== 'lines') return whole;
  const [line] = whole.lines;
  return line ? { kind: 'lines', lines: [[...line, ...flags('carryover', reading)]] } : whole;
}

/** An amount less what others tell of it. */
function without(less: readonly (string | undefined)[], whole: Outcome): Outcome {
  if (whole.kind !== 'lines' || less.length === 0) return whole;
  const lines = whole.lines.map(([word = '', name = '', amount = '', ...words]): Line => {
    return [word, name, [amount, ...less].join(' - '), ...words];
  });
  return { kind: 'lines', lines };
}

/** This year's line, if there is one, and that of what was carried over; a total of both is nobody's line. */
function withCarried(current: Outcome, carried: string, line: Line, reading: Reading): Outcome {
  if (current.kind !== 'lines') return current.kind === 'unread' ? current : { kind: 'lines', lines: [line] };
  if (reading.columns.at.has('current') || !isOfBoth(reading))
    return { kind: 'lines', lines: [...current.lines, line] };
  return unread(
    `“合计”里有上年结转 ${carried}，请分成两行`,
    `the total has ${carried} that was carried over: make two lines of it`,
  );
}

function wordFor(name: string, reading: Reading): string | undefined {
  const { words } = blockIndex(reading.block);
  const plain = folded(name).replace(/["“”]/g, '');
  const candidates = [
    plain,
    plain.replace(/(?<!合计|总计|资金|预算|收入|支出)(?:合计|总计|资金|预算|收入|支出|财政资金|类)+$/, ''),
  ];
  const takesAmount = (schema: StatementSchema | undefined): boolean =>
    schema?.args[0]?.type === 'amount' && schema.id !== 'total';
  const exact = candidates.find((each) => takesAmount(words.get(each)));
  if (exact !== undefined) return spelled(exact, words.get(exact), reading);
  const source = sourceIn(plain);
  const hasSources = [...words.values()].some(({ id, head }) => id === 'source' && 'values' in head);
  return source && hasSources ? valueWord('source', source, reading) : undefined;
}

function spelled(word: string, schema: StatementSchema | undefined, reading: Reading): string {
  if (schema && 'word' in schema.head) return schema.head.word[reading.language];
  const source = sourceIn(word);
  return source ? valueWord('source', source, reading) : word;
}
