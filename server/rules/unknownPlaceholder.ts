import { classificationOf } from '../data/catalogue.ts';
import type { Localized } from '../language/schema.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { listed } from '../model/branches.ts';
import {
  type Placeholder,
  type PlaceholderUse,
  placeholderNames,
  placeholdersIn,
  readPlaceholder,
} from '../model/placeholders.ts';
import { priorFigure } from '../model/priorYear.ts';
import { ascii } from '../text/ascii.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { type PublishedText, placeIn, publishedTexts } from './texts/publishedText.ts';

/** A placeholder that stands for nothing is published with its braces. */
export const unknownPlaceholder: Rule = {
  id: 'unknown-placeholder',
  severity: 'error',
  fix: 'choice',
  doc: `“说明”里 \`{…}\` 的名称不认识，或者本预算里没有它的数字，公开时会连同花括号照印；少写右花括号也算；写成两对的（\`{{支出}}\`）印出花括号，作为信息列出。可用的名称：总计的各个关键字、\`{上年收入}\`、\`{上年支出}\`、\`{增减额}\`、\`{增减率}\`、\`{科目 2011308}\`；要印出花括号写 \`{{\`。

The name in a \`{…}\` of an explanation is not known, or this budget has no figure for it; it would be printed with its braces; so would one that is not closed. Two pairs (\`{{支出}}\`) are a brace that is printed, and are only pointed out.

\`\`\`budget
收入 { 一般公共预算 39.86 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 39.86 }
说明 变动原因 "今年支出<|{支岀}|>，全部是基本支出。"  # error[unknown-placeholder]
\`\`\`
\`\`\`message
没有“支岀”这个占位符
\`\`\`
\`\`\`message en
There is no placeholder “支岀”
\`\`\`
\`\`\`fixes
改为 {支出}
\`\`\`
\`\`\`fixes en
Change to {支出}
\`\`\`
\`\`\`fixed
收入 { 一般公共预算 39.86 }
基本支出 2011308 "招商引资" { 30101 "基本工资" 39.86 }
说明 变动原因 "今年支出{支出}，全部是基本支出。"  # error[unknown-placeholder]
\`\`\`
`,
  *check(budget) {
    for (const text of textsIn(budget.branch)) yield* inText(text, budget);
  },
};

/** The explanations that have braces. */
const textsIn = listed((part) =>
  part.bound.some(({ schema }) => schema.id === 'explain')
    ? publishedTexts(part).filter(({ path, raw }) => path === 'explain' && /[{｛]/.test(raw))
    : none,
);

const none: readonly PublishedText[] = [];

function* inText(text: PublishedText, budget: Budget): Iterable<Finding> {
  const uses = placeholdersIn(text.raw);
  yield* unclosedIn(text, uses);
  for (const { name, start, end } of uses) {
    if (name === undefined) {
      yield* doubled(text, start, end);
      continue;
    }
    const meant = readPlaceholder(name);
    const message = meant ? withoutFigure(meant, name, budget) : unknown(name);
    if (message)
      yield { place: placeIn(text, start, end), message, fixes: () => (meant ? [] : rename(text, name, start, end)) };
  }
}

/** Braces that nothing closes. The name of a figure behind one is what was meant, and gets the other brace. */
function* unclosedIn(text: PublishedText, uses: readonly PlaceholderUse[]): Iterable<Finding> {
  let next = 0;
  for (const { index: at } of text.raw.matchAll(/[{｛]/g)) {
    while ((uses[next]?.end ?? at + 1) <= at) next++;
    if ((uses[next]?.start ?? at + 1) <= at) continue;
    const name = nameAtStart(text.raw.slice(at + 1, at + 1 + LONGEST_NAME));
    const place = placeIn(text, at, at + 1 + name.length);
    const newText = `{${name}}`;
    yield {
      place,
      message: {
        zh: `“${text.raw.charAt(at)}${name}”没有右花括号，会照印`,
        en: `“${text.raw.charAt(at)}${name}” has no closing brace and would be printed as it is`,
      },
      fixes: () => (name === '' ? [] : [replacedBy(newText, place)]),
    };
  }
}

/** In UTF-16 units; the names and codes that there are have fewer. */
const LONGEST_NAME = 40;

/** The longest name of a placeholder with which a text begins. */
function nameAtStart(text: string): string {
  const subject = /^(?:科目|subjects?)\s*\d+/.exec(ascii(text))?.[0] ?? '';
  const known = [...placeholderNames()].filter((name) => text.startsWith(name));
  return [text.slice(0, subject.length), ...known].reduce((longest, each) =>
    each.length > longest.length ? each : longest,
  );
}

/** `{{支出}}`, as templates elsewhere have it: `{{` is a brace that is printed. */
function* doubled(text: PublishedText, start: number, end: number): Iterable<Finding> {
  const [rest, name = ''] = /^([^{}｛｝\n]*)[}｝]{2}/.exec(text.raw.slice(end)) ?? [];
  if (rest === undefined || !readPlaceholder(name.trim())) return;
  const place = placeIn(text, start, end + rest.length);
  const newText = `{${name.trim()}}`;
  yield {
    place,
    severity: 'information',
    message: {
      zh: `“{{”印成一个花括号，占位符只写一对：${newText}`,
      en: `“{{” is printed as a brace; a placeholder has one pair: ${newText}`,
    },
    fixes: () => [replacedBy(newText, place)],
  };
}

function replacedBy(newText: string, place: Place): Fix {
  return { title: { zh: `改为 ${newText}`, en: `Change to ${newText}` }, edits: [{ place, newText }] };
}

function unknown(name: string): Localized {
  return { zh: `没有“${name}”这个占位符`, en: `There is no placeholder “${name}”` };
}

/** Why a known name has no figure here; undefined where it has one. */
function withoutFigure(meant: Placeholder, name: string, budget: Budget): Localized | undefined {
  if (meant.kind === 'figure') return undefined;
  if (meant.kind === 'subject')
    return hasSubject(meant.code, budget)
      ? undefined
      : { zh: `本预算没有科目 ${meant.code} 的金额`, en: `This budget has no amount under ${meant.code}` };
  const wanted = meant.kind === 'prior' ? meant.id : 'expenditure';
  if (priorFigure(wanted, budget) || isToldThere(wanted, budget)) return undefined;
  return {
    zh: `“上年”没有写${wanted === 'revenue' ? '收入' : '支出'}，{${name}}没有数字`,
    en: `The prior year's ${wanted} is not stated, so {${name}} has no figure`,
  };
}

/** Whether 上年 states the figure, or names its file, and what is wrong with that is told there. */
function isToldThere(wanted: string, { prior, department }: Budget): boolean {
  if (prior && prior.state.kind !== 'read') return true;
  const [statement] = department ? childrenOf(department.bound, 'prior') : [];
  return statement !== undefined && childrenOf(statement, wanted).length > 0;
}

function hasSubject(code: string, { figures: { expenditure, economic, revenue } }: Budget): boolean {
  const classification = classificationOf(code);
  const tree = classification === 'economic' ? economic : classification === 'revenue' ? revenue : expenditure;
  return tree.find(code) !== undefined;
}

function rename(text: PublishedText, name: string, start: number, end: number): Fix[] {
  const meant = nearest(name, placeholderNames());
  return meant === undefined ? [] : [replacedBy(`{${meant}}`, placeIn(text, start, end))];
}
