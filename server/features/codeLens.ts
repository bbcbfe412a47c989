import { counted, type Locale, say } from '../language/locale.ts';
import type { Localized, StatementSchema } from '../language/schema.ts';
import type { Budget, Comparison, Part } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { stretchesFrom } from '../model/cutBlocks.ts';
import { headSpan } from '../model/heads.ts';
import type { Money } from '../model/money.ts';
import type { Severity } from '../rules/severities.ts';
import type { Span } from '../text/Span.ts';
import type { Analysis } from './Analysis.ts';
import { blockSums } from './blockSums.ts';
import { comparisonsIn } from './comparisonsIn.ts';
import type { Diagnostic } from './diagnostic.ts';
import { differenceText } from './inlayHint/differenceHints.ts';
import { publishedText } from './publishedText.ts';

/** A line above a block or a file. What it says is found when it is read. */
export interface CodeLens {
  readonly span: Span;
  readonly title: () => string;
  /** What it leads to, where the client can go there. */
  readonly leadsTo: 'preview' | 'problems';
  /** Whether it is of no use where the client cannot go there. */
  readonly isOnlyALink: boolean;
}

/** Who reads them, and what is found in the whole budget. */
export interface LensesAsked {
  readonly locale: Locale;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** textDocument/codeLens: at the head of the file the verdict of the check, over each block its sum, its lines and whether its totals hold. */
export function codeLens({ budget, parts, tree }: Analysis, { locale, diagnostics }: LensesAsked): CodeLens[] {
  const blocks = parts.flatMap((part, i) =>
    part.bound.flatMap(blocksIn).map((block): CodeLens => {
      const { start, end } = headSpan(block.statement);
      const base = tree.starts[i] ?? 0;
      return {
        span: { start: base + start, end: base + end },
        title: () => say(blockText(wholeOf(block, part, parts), budget), locale),
        leadsTo: 'preview',
        isOnlyALink: false,
      };
    }),
  );
  return [...fileLenses(parts, tree.starts, locale, diagnostics), ...blocks];
}

/** At the first statement of the file, which is that of the department as a rule. */
function fileLenses(
  parts: readonly Part[],
  starts: readonly number[],
  locale: Locale,
  diagnostics: LensesAsked['diagnostics'],
): CodeLens[] {
  const i = parts.findIndex(({ bound }) => bound.length > 0);
  const [first] = parts[i]?.bound ?? [];
  if (!first) return [];
  const { start, end } = headSpan(first.statement);
  const base = starts[i] ?? 0;
  const span = { start: base + start, end: base + end };
  return [
    { span, title: () => say(verdict(diagnostics()), locale), leadsTo: 'problems', isOnlyALink: false },
    {
      span,
      title: () => say({ zh: '在预览中打开', en: 'Open in preview' }, locale),
      leadsTo: 'preview',
      isOnlyALink: true,
    },
  ];
}

/** `检查通过：2 个警告，3 条信息`. */
function verdict(diagnostics: readonly Diagnostic[]): Localized {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  const counts: readonly (readonly [number, string, string])[] = [
    [count('error'), '个错误', 'error'],
    [count('warning'), '个警告', 'warning'],
    [count('information'), '条信息', 'note'],
  ];
  const told = counts.filter(([n]) => n > 0);
  const zh = told.map(([n, words]) => `${n} ${words}`).join('，');
  const en = told.map(([n, , word]) => counted(n, word)).join(', ');
  const passes = counts[0]?.[0] === 0;
  const word = passes ? { zh: '检查通过', en: 'Check passed' } : { zh: '检查未通过', en: 'Check failed' };
  return { zh: zh ? `${word.zh}：${zh}` : word.zh, en: en ? `${word.en}: ${en}` : word.en };
}

/** What has figures of its own: blocks of money, declared subjects and totals. A department's are those of the whole budget. */
const withFigures: ReadonlySet<string> = new Set([
  'unit',
  'subjects',
  'revenue',
  'basic',
  'project',
  'totals',
  'procurement',
]);

function blocksIn(bound: Bound): Bound[] {
  if (!bound.statement.block || !withFigures.has(bound.schema.block ?? '') || bound.schema.id === 'control') return [];
  const inside = bound.schema.id === 'unit' ? bound.children.flatMap(blocksIn) : [];
  return bound.statement.continues ? inside : [bound, ...inside];
}

/** A block with all that stands in it, be it in parts behind its own. */
interface Block {
  readonly bound: Bound;
  readonly children: readonly Bound[];
  readonly parts: readonly Part[];
}

function wholeOf(bound: Bound, part: Part, parts: readonly Part[]): Block {
  const all = bound === part.bound[0] ? stretchesFrom(part, parts) : [part];
  const children = all.length > 1 ? all.flatMap((each) => each.bound.flatMap((own) => own.children)) : bound.children;
  return { bound, children, parts: all };
}

/** `39.86万元 · 4 项 · 尾差 +0.01万元`. */
function blockText({ bound, children, parts }: Block, budget: Budget): Localized {
  const sum = blockSums(budget).get(bound);
  const { start, end } = bound.statement;
  const within = parts
    .flatMap((part) => comparisonsIn(part, budget))
    .filter(({ declared: { place } }) => parts.length > 1 || (start <= place.start && place.end <= end));
  const pieces = [...sumText(sum), ...countText(bound.schema, children), ...stateText(within, budget)];
  return { zh: pieces.map(({ zh }) => zh).join(' · '), en: pieces.map(({ en }) => en).join(' · ') };
}

function sumText(sum: Money | undefined): Localized[] {
  const text = sum === undefined ? undefined : `${publishedText(sum)}万元`;
  return text === undefined ? [] : [{ zh: text, en: text }];
}

/** How many lines of money a block has, and how many indicators; how many projects a unit. */
function countText(schema: StatementSchema, children: readonly Bound[]): Localized[] {
  const isLine = (child: Bound): boolean =>
    child.schema.id !== 'total' &&
    ('code' in child.schema.head || child.schema.args.some(({ type }) => type === 'amount'));
  const counts: readonly (readonly [number, string, string])[] = [
    [schema.id === 'unit' ? 0 : children.filter(isLine).length, '项', 'line'],
    [children.filter(({ schema: { block } }) => block === 'project').length, '个项目', 'project'],
    [children.filter(({ schema: { id } }) => id === 'indicator').length, '条指标', 'indicator'],
  ];
  return counts.filter(([n]) => n > 0).map(([n, zh, en]) => ({ zh: `${n} ${zh}`, en: counted(n, en) }));
}

/** Whether the totals of a block hold; of one that does not, by how much it is off. */
function stateText(comparisons: readonly Comparison[], budget: Budget): Localized[] {
  const differing = comparisons.filter(({ state }) => state !== 'equal');
  const [only] = differing;
  if (comparisons.length === 0) return [];
  if (!only) return [{ zh: '合计相符', en: 'totals hold' }];
  const wrong = differing.filter(({ state }) => state === 'mismatch');
  if (differing.length === 1) {
    const { zh, en } = differenceText(only, budget);
    return [wrong.length === 0 ? { zh, en } : { zh: `合计${zh}`, en: `total ${en}` }];
  }
  const [count, roundings] = [wrong.length, differing.length - wrong.length];
  return [
    ...(count > 0 ? [{ zh: `${count} 处不符`, en: `${count} off` }] : []),
    ...(roundings > 0
      ? [{ zh: `${roundings} 处尾差`, en: `${roundings} rounding difference${roundings === 1 ? '' : 's'}` }]
      : []),
  ];
}
