import { fractionOf, printedPercent } from '../../document/numbers.ts';
import type { Item, Spending } from '../../model/Budget.ts';
import { wholeOf } from '../../model/cutBlocks.ts';
import { bitOf, everything } from '../../model/figures/cells.ts';
import { blockOf } from '../../model/figures/figures.ts';
import { headSpan } from '../../model/heads.ts';
import type { Money } from '../../model/money.ts';
import { compare } from '../../model/money.ts';
import { spendingsIn } from '../../model/spendingsIn.ts';
import type { Span } from '../../text/Span.ts';
import { tablesWithProject, tablesWithSubject } from '../publishedIn.ts';
import { codesAbove } from '../subjectPath.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { escaped, link } from './markdown.ts';
import { subjectLink } from './subjectLink.ts';

/** Of the amount of an item of expenditure, its share and the figures that it is part of; nothing of other amounts. */
export function itemFacts(amount: Span, context: HoverContext): (readonly [string, string | undefined])[] {
  const found = itemAt(amount, context);
  if (!found) return [];
  const say = speak(context);
  return [
    [say('占比', 'Share'), sharesText(found, context)],
    [say('计入', 'Feeds'), feedsText(found, context)],
    [say('公布于', 'Published in'), tablesText(found, context)],
  ];
}

interface Found {
  readonly item: Item;
  readonly spending: Spending;
}

function itemAt({ start }: Span, { budget, segment }: HoverContext): Found | undefined {
  const part = budget.parts.find((each) => each.segment === segment);
  for (const spending of part ? spendingsIn(wholeOf(part, budget)) : []) {
    const item = spending.items.find(
      ({ amountPlace }) => amountPlace.start === start && amountPlace.segment === segment,
    );
    if (item) return { item, spending };
  }
  return undefined;
}

function sharesText({ item, spending }: Found, context: HoverContext): string {
  const { expenditure } = context.budget.figures;
  const say = speak(context);
  const share = (whole: Money | undefined, zh: string, en: string): string[] =>
    whole !== undefined && compare(whole, 0) > 0 && compare(item.amount.value, 0) >= 0
      ? [`${say(zh, en)} ${printedPercent(fractionOf(item.amount.value, whole))}`]
      : [];
  return [
    ...share(blockOf(spending).figure(everything).value, '本段', 'block'),
    ...share(expenditure.root.figure(everything).value, '支出总计', 'all expenditure'),
  ].join(' · ');
}

/** The block, then the functional subjects from the 项 up, each leading to where it stands in the text. */
function feedsText({ spending }: Found, context: HoverContext): string {
  const { function: reference, bound, segment, name } = spending;
  const block = { segment, ...headSpan(bound.statement) };
  const title = escaped(`${bound.statement.head?.text ?? ''} ${name}`);
  const codes = reference ? [reference.code, ...codesAbove(reference.code).reverse()] : [];
  return [link(title, context.linkTo?.(block)), ...codes.map((code) => subjectLink(code, context))].join(' › ');
}

/** The tables that have a row with money of the part, source and period of the item. */
function tablesText({ item, spending }: Found, context: HoverContext): string {
  const { budget } = context;
  const cells = 1 << bitOf(item);
  const tables = new Set([
    ...[spending.function, item.subject].flatMap((subject) =>
      subject ? tablesWithSubject(subject.code, budget, cells) : [],
    ),
    ...(item.part === 'project' ? tablesWithProject(blockOf(spending), budget, cells) : []),
  ]);
  const say = speak(context);
  return tables.size === 0 ? '' : say('表 ', 'tables ') + [...tables].sort((a, b) => a - b).join(say('、', ', '));
}
