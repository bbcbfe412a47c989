import { findValue } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import { decimal } from '../../model/money.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { amountIn, numberOf } from '../paste/cells.ts';
import type { Line } from '../paste/Reading.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';
import { departmentName, isOwnLevel } from './merge/units.ts';

/** Where expenditure belongs; without a project it is basic. */
export interface Home {
  readonly unit: NamedCode;
  readonly project: string;
  readonly function: NamedCode | undefined;
  /** Whether the unit is one below the department. */
  readonly isBelow?: boolean;
  /** What a table of projects sorts it under. */
  readonly category?: string | undefined;
}

interface Block extends Home {
  readonly lines: Line[];
}

/** The top-level blocks that hold lines of their own. */
export type ListName = 'subjects' | 'revenue' | 'totals' | 'procurement' | 'performance';

const listWords: Readonly<Record<ListName, string>> = {
  subjects: '科目',
  revenue: '收入',
  totals: '总计',
  procurement: '政府采购',
  performance: '整体绩效',
};

/** A budget as far as it has been read from tables. */
export class Draft {
  readonly #lists = new Map<ListName, Map<string, Line>>();
  readonly #blocks = new Map<string, Block>();
  readonly #unnamed = new Map<string, Block>();
  readonly #targets = new Map<string, Line[]>();
  /** The first table that has a line, by where it says that it belongs. */
  readonly #spent = new Map<string, number>();
  #table = 0;
  readonly #unspent = { all: new Map<string, Line>(), bySource: new Map<string, Line>() };

  /** Adds lines to a list. A subject and a total are told once, however many tables have them. */
  add(list: ListName, lines: readonly Line[]): void {
    const known = this.#lists.get(list) ?? new Map<string, Line>();
    this.#lists.set(list, known);
    for (const line of lines) {
      if (line[0] === '年终结转') {
        this.addUnspent([line], false);
        continue;
      }
      const key = list === 'subjects' || list === 'totals' ? line[0] : String(known.size);
      if (!known.has(key ?? '')) known.set(key ?? '', line);
    }
  }

  /** What stays unspent, of all money or of sources of fiscal appropriation; told once, however many tables have it. */
  addUnspent(lines: readonly Line[], isOfAppropriation: boolean): void {
    const known = isOfAppropriation ? this.#unspent.bySource : this.#unspent.all;
    for (const line of lines) known.set(line.join(' '), line);
  }

  /** Where both are told, what is not of the one is of the other sources. */
  get #unspentLines(): readonly Line[] {
    const bySource = [...this.#unspent.bySource.values()];
    const all = [...this.#unspent.all.values()];
    const [whole] = all;
    if (!whole || bySource.length === 0) return [...all, ...bySource];
    const rest = restOf(whole, bySource);
    const isOfSpecial = this.#receives('财政专户') && !this.#receives('单位资金');
    return rest === '' ? bySource : [...bySource, ['年终结转', '', rest, isOfSpecial ? '财政专户' : '单位资金']];
  }

  #receives(source: string): boolean {
    return this.#lines('revenue').some((line) => line.includes(source));
  }

  /** Begins with the next table. */
  begin(): void {
    this.#table++;
  }

  /**
   * Adds what is spent, and what is told beside it, unless all of it stands in a table before this one; says whether it does not.
   * `plain` has each line as tables have it that say less.
   */
  spend(home: Home, lines: readonly Line[], beside: readonly Line[] = [], plain = lines): boolean {
    const now = this.#table;
    const told = lines.map((line, i) => {
      const ways = [line, plain[i] ?? line];
      const keysIn = (places: readonly SpentAt[]): string[] =>
        places.flatMap((place) => ways.map((way) => keyOf(place, home, way)));
      const isTold = keysIn(placesWithin(home)).some((key) => (this.#spent.get(key) ?? now) < now);
      for (const key of keysIn(placesOf(home))) this.#spent.set(key, this.#spent.get(key) ?? now);
      return isTold;
    });
    if (told.length > 0 && told.every(Boolean)) return false;
    spendIn(this.#blocks, home, [...lines, ...beside]);
    return true;
  }

  /** Indicators of a project, which may have its money in another table. */
  aim(project: string, lines: readonly Line[]): void {
    this.#targets.set(project, [...(this.#targets.get(project) ?? []), ...lines]);
  }

  /** What is spent on projects that a table does not name: one of each function stands for them. */
  spendUnnamed(home: Home, lines: readonly Line[]): void {
    const name = home.function?.name || (home.function?.code ?? '');
    spendIn(this.#unnamed, { ...home, project: `${name}项目支出` }, lines);
  }

  /** All blocks; where projects are named somewhere, nobody knows which of them the others are. */
  #allBlocks(): readonly Block[] {
    const unnamed = this.#namesProjects ? [] : this.#unnamed.values();
    const named = [...this.#blocks.values()];
    const aims = new Map(this.#targets);
    const aimed = named.map((block): Block => {
      const known = new Set(block.lines.map((line) => line.join(' ')));
      const lines = (aims.get(block.project) ?? []).filter((line) => !known.has(line.join(' ')));
      aims.delete(block.project);
      return lines.length === 0 ? block : { ...block, lines: [...block.lines, ...lines] };
    });
    const unit = named.length > 0 && this.#isOfOneUnit(named) ? (named[0]?.unit ?? nobody) : nobody;
    const others = [...aims].map(([project, lines]): Block => ({ unit, project, function: undefined, lines }));
    return [...aimed, ...others, ...unnamed];
  }

  #isOfOneUnit([first, ...others]: readonly Block[]): boolean {
    return others.every(({ unit }) => unit.name === first?.unit.name);
  }

  get #namesProjects(): boolean {
    return [...this.#blocks.values()].some(({ project }) => project !== '');
  }

  /** What became of projects without names. */
  get notes(): readonly Localized[] {
    const unnamed = [...this.#unnamed.values()];
    if (unnamed.length === 0) return [];
    if (!this.#namesProjects) {
      const names = unnamed.map(({ project }) => `“${project}”`);
      return [
        {
          zh: `项目支出没有项目名称，按功能科目暂记为${names.join('、')}，请改成真实的项目`,
          en: `expenditure on projects has no names of projects and stands, by function, under ${names.join(', ')}: put the real projects in their place`,
        },
      ];
    }
    const lines = unnamed.flatMap((block) => block.lines.map((line) => [block.function?.code, ...line].join(' ')));
    return [
      {
        zh: `项目已有名称，没有名称的项目支出没有再记：${lines.join('；')}`,
        en: `projects are named elsewhere, so what has no name was not added to them: ${lines.join('; ')}`,
      },
    ];
  }

  has(list: ListName): boolean {
    return this.#lists.has(list);
  }

  /** Whether basic expenditure has been read line by line. */
  get hasBasic(): boolean {
    return [...this.#blocks.values()].some(({ project }) => project === '');
  }

  get hasProjects(): boolean {
    const isOfProjects = (part: string): boolean => part.includes('项目支出');
    return (
      this.#allBlocks().some(({ project }) => project !== '') ||
      (['subjects', 'totals'] as const).some((list) => this.#lines(list).some((line) => line.some(isOfProjects)))
    );
  }

  /** Whether there is revenue that is no fiscal appropriation. */
  get hasOtherRevenue(): boolean {
    return this.#receives('财政专户') || this.#receives('单位资金');
  }

  /** Whether something is said by functional or by economic codes. */
  tells(classification: 'function' | 'economic'): boolean {
    const first = classification === 'function' ? '2' : '3';
    const isSpent = this.#allBlocks().some(
      (block) =>
        (classification === 'function' && block.function !== undefined) ||
        (classification === 'economic' && block.lines.some(([code = '']) => code.startsWith(first))),
    );
    return isSpent || this.#lines('subjects').some(([code = '']) => code.startsWith(first));
  }

  #lines(list: ListName): readonly Line[] {
    return [...(this.#lists.get(list)?.values() ?? [])];
  }

  get isEmpty(): boolean {
    return (
      [this.#lists, this.#blocks, this.#unnamed, this.#targets].every(({ size }) => size === 0) &&
      this.#unspentLines.length === 0
    );
  }

  /** The 项 that are declared to have basic expenditure. */
  get basicFunctions(): NamedCode[] {
    return this.#lines('subjects').flatMap(([code = '', name = '', ...rest]) =>
      /^2\d{6}$/.test(code) && rest.some((part) => part.includes('基本支出')) ? { code, name: name.slice(1, -1) } : [],
    );
  }

  /** The only unit that tables list, none of them below the department; undefined where there are several or none. */
  get onlyUnit(): NamedCode | undefined {
    const blocks = this.#allBlocks();
    const [first] = blocks;
    const isOnly = blocks.every(({ unit, isBelow }) => unit.name === first?.unit.name && !isBelow);
    return isOnly && first?.unit.name ? first.unit : undefined;
  }

  /** The name of the department that one of several units is the 本级 of; undefined where none is, or several. */
  get ownLevelOf(): string | undefined {
    const names = new Set(
      this.#allBlocks().flatMap(({ unit }) => (isOwnLevel(unit.name) ? departmentName(unit.name) : [])),
    );
    const [name, ...others] = names;
    return others.length > 0 ? undefined : name || undefined;
  }

  /**
   * The statements of a department, not laid out yet. A unit with its name, be it as its 本级, or a single one beside none, is the
   * department itself, unless its budget has its 本级 as a unit.
   */
  statements(department: string, { hasOwnLevel }: { readonly hasOwnLevel: boolean }): string[] {
    const blocks = this.#allBlocks();
    const isOwn = ({ unit }: Block): boolean =>
      unit.name === '' ||
      (!hasOwnLevel && department !== '' && departmentName(unit.name) === departmentName(department));
    const names = new Set(blocks.map(({ unit }) => unit.name));
    const only = this.onlyUnit;
    const isSplit =
      names.size > 1 ||
      blocks.some(({ isBelow }) => isBelow) ||
      (only !== undefined && departmentName(only.name) !== departmentName(department));
    const list = (name: ListName): string[] => {
      const lines = [...this.#lines(name), ...(name === 'revenue' ? this.#unspentLines : [])];
      return this.#lists.has(name) || lines.length > 0
        ? [listWords[name], '{', ...written(lines), '}', ''].flatMap(opened)
        : [];
    };
    const own = blocks.filter((block) => !isSplit || isOwn(block));
    const others = blocks.filter((block) => isSplit && !isOwn(block));
    return [
      ...list('subjects'),
      ...list('totals'),
      ...list('revenue'),
      ...own.flatMap(blockText),
      ...[...new Map(others.map(({ unit }) => [unit.name, unit])).values()].flatMap((unit) => [
        `预算单位 ${quoted(unit.name)} {`,
        ...codeText(unit),
        ...blocks.filter((block) => block.unit.name === unit.name).flatMap(blockText),
        '}',
      ]),
      ...list('performance'),
      ...list('procurement'),
    ];
  }
}

/** The unit and the function of what is spent; `*` is any. */
type SpentAt = readonly [unit: string, code: string];

/** Where what is spent is found again: under its own unit and function, and under any. */
function placesOf({ unit, function: code }: Home): SpentAt[] {
  return [unit.name, '*'].flatMap((name) => [code?.code ?? '', '*'].map((each): SpentAt => [name, each]));
}

/** Where that may stand which a line says again: at the same place, or anywhere as far as it says nothing of it. */
function placesWithin({ unit, function: code }: Home): SpentAt[] {
  const names = unit.name === '' ? ['*'] : [unit.name, ''];
  return names.map((name): SpentAt => [name, code?.code ?? '*']);
}

function keyOf(place: SpentAt, { project }: Home, line: Line): string {
  return JSON.stringify([place, project, line]);
}

const nobody: NamedCode = { code: '', name: '' };

/** The statement of a unit's code; none where it has none. */
export function codeText({ code }: NamedCode): string[] {
  return code === '' ? [] : [`代码 ${/^\d+$/.test(code) ? code : quoted(code)}`];
}

/** A line's amount without those of others; empty where nothing but rounding is left, or their units differ. */
function restOf([, , whole = '']: Line, others: readonly Line[]): string {
  const amounts = [whole, ...others.map(([, , amount = '']) => amount)].map((text) =>
    amountIn({ text, isRepeated: false }),
  );
  const [first, ...taken] = amounts.flatMap((amount) => (amount === undefined || amount === 'empty' ? [] : [amount]));
  if (!first || taken.length < others.length || taken.some(({ unit }) => unit !== first.unit)) return '';
  const rest = taken.reduce((left, amount) => left.minus(numberOf(amount)), numberOf(first));
  return rest.lte(decimal('0.005').times(taken.length + 1)) ? '' : rest.toFixed(2) + (first.unit ?? '');
}

function spendIn(blocks: Map<string, Block>, home: Home, lines: readonly Line[]): void {
  const key = JSON.stringify([home.unit.name, home.project, home.function?.code]);
  const block = blocks.get(key) ?? { ...home, lines: [] };
  blocks.set(key, block);
  block.lines.push(...lines);
}

/** The head of a block and its brace stand on one line. */
function opened(part: string, i: number, all: readonly string[]): string[] {
  if (i === 0) return [`${part} ${all[1] ?? ''}`];
  return i === 1 ? [] : [part];
}

function blockText({ project, function: code, category = '', lines }: Block): string[] {
  const named = code ? [code.code, quoted(code.name)].filter((part) => part !== '""').join(' ') : '';
  if (project === '') return [`基本支出 ${named} {`, ...written(lines), '}', ''];
  const functional = code ? [`功能科目 ${named}`] : [];
  const sorted = findValue('category', category) ? [`类别 ${category}`] : [];
  return [`项目 ${quoted(project)} {`, ...functional, ...sorted, ...written(lines), '}', ''];
}

function written(lines: readonly Line[]): string[] {
  return lines.map((line) => line.filter(Boolean).join('  '));
}
