import { findValue } from '../../language/lookup.ts';
import type { Localized } from '../../language/schema.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Line } from '../paste/Reading.ts';
import type { NamedCode } from '../paste/subjectNamed.ts';

/** Where expenditure belongs; without a project it is basic. */
export interface Home {
  readonly unit: NamedCode;
  readonly project: string;
  readonly function: NamedCode | undefined;
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

  /** Adds lines to a list. A subject, a total and what stays unspent are told once, however many tables have them. */
  add(list: ListName, lines: readonly Line[]): void {
    const known = this.#lists.get(list) ?? new Map<string, Line>();
    this.#lists.set(list, known);
    for (const line of lines) {
      const key = list === 'subjects' || list === 'totals' ? line[0] : keyOf(line, known.size);
      if (!known.has(key ?? '')) known.set(key ?? '', line);
    }
  }

  spend(home: Home, lines: readonly Line[]): void {
    spendIn(this.#blocks, home, lines);
  }

  /** What is spent on projects that a table does not name: one of each function stands for them. */
  spendUnnamed(home: Home, lines: readonly Line[]): void {
    const name = home.function?.name || (home.function?.code ?? '');
    spendIn(this.#unnamed, { ...home, project: `${name}项目支出` }, lines);
  }

  /** All blocks; where projects are named somewhere, nobody knows which of them the others are. */
  #allBlocks(): readonly Block[] {
    const unnamed = this.#namesProjects ? [] : this.#unnamed.values();
    return [...this.#blocks.values(), ...unnamed];
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
    return this.#lines('revenue').some((line) => line.includes('财政专户') || line.includes('单位资金'));
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
    return this.#lists.size === 0 && this.#blocks.size === 0 && this.#unnamed.size === 0;
  }

  /** The 项 that are declared to have basic expenditure. */
  get basicFunctions(): NamedCode[] {
    return this.#lines('subjects').flatMap(([code = '', name = '', ...rest]) =>
      /^2\d{6}$/.test(code) && rest.some((part) => part.includes('基本支出')) ? { code, name: name.slice(1, -1) } : [],
    );
  }

  /** The statements, not laid out yet. A single unit is the department itself. */
  statements(): string[] {
    const blocks = this.#allBlocks();
    const units = [...new Map(blocks.map(({ unit }) => [unit.name, unit])).values()];
    const isSplit = units.length > 1;
    const list = (name: ListName): string[] => {
      const lines = this.#lists.get(name);
      return lines ? [listWords[name], '{', ...written([...lines.values()]), '}', ''].flatMap(opened) : [];
    };
    const own = blocks.filter(({ unit }) => !isSplit || unit.name === '');
    return [
      ...list('subjects'),
      ...list('totals'),
      ...list('revenue'),
      ...own.flatMap(blockText),
      ...(isSplit ? units.filter(({ name }) => name !== '') : []).flatMap((unit) => [
        `预算单位 ${quoted(unit.name)} {`,
        ...(unit.code === '' ? [] : [`代码 ${/^\d+$/.test(unit.code) ? unit.code : quoted(unit.code)}`]),
        ...blocks.filter((block) => block.unit.name === unit.name).flatMap(blockText),
        '}',
      ]),
      ...list('performance'),
      ...list('procurement'),
    ];
  }
}

function keyOf(line: Line, place: number): string {
  return line[0] === '年终结转' ? JSON.stringify(line) : String(place);
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
