import type { Budget, Unit } from '../../model/Budget.ts';
import { listed } from '../../model/branches.ts';
import { sameEnds } from '../../text/sameEnds.ts';
import { type PublishedText, publishedTexts } from './publishedText.ts';

/** The name of somebody else where a sentence says whose budget it tells. */
export interface NameOfOther {
  readonly text: PublishedText;
  readonly start: number;
  readonly written: string;
  /** Whose budget it is: the one that is called most like it. */
  readonly owner: Unit;
}

const TAILS = '局|委员会|委|办公室|中心|院|所|站|馆|队|学校|中学|小学|幼儿园|会|处|厅|党校|公司';
const MONEY =
  '(?:部门|单位)?(?:预算收支|收支总?预算|预算总?收入|预算总?支出|收入总?预算|支出总?预算|部门预算|财政拨款|一般公共预算|政府采购预算|[“"]?三公[”"]?经费|机关运行经费)';
/** 示例市教育局2026年部门预算, 2026年度示例市教育局预算收入 at the beginning of a sentence. */
const OWNER = new RegExp(
  `(?<=^|[。\\n]|\\\\n)[ \\u3000]{0,4}(20[0-9]{2}年度?)?([\\u4e00-\\u9fff（）()]{4,40}?(?:${TAILS}))(20[0-9]{2}年度?)?${MONEY}`,
  'g',
);

/** What is no name, or that of somebody who tells how to make budgets. */
const NO_NAME =
  /根据|按照|依据|经(?!济|营|贸|信)|由|与|关于|下达|批复|本部门|本单位|我|各|全|该|其中|财政局|财政厅|人民政府|和|及|为|以|将|已/;

interface Written {
  readonly text: PublishedText;
  readonly start: number;
  readonly written: string;
}

const writtenIn = listed((part): readonly Written[] =>
  publishedTexts(part).flatMap((text) => {
    if (text.path !== 'explain' || !/20[0-9]{2}年/.test(text.raw)) return [];
    return Array.from(text.raw.matchAll(OWNER)).flatMap(
      ({ 0: all, 1: before = '', 2: written = '', 3: behind, index }) =>
        (before !== '' || behind !== undefined) && !NO_NAME.test(written)
          ? [{ text, start: index + all.indexOf(written, before.length), written }]
          : [],
    );
  }),
);

/** Sentences that say of another body's budget what is told of this one: last year's name, or a text that was copied. */
export function* namesOfOthers({ branch, department, units, superior }: Budget): Iterable<NameOfOther> {
  const owners = [department, superior, ...units.map(({ unit }) => unit)].filter((each) => each !== undefined);
  for (const each of writtenIn(branch)) {
    if (owners.some(({ name }) => name === '' || isCalled(each.written, name))) continue;
    const [owner] = owners
      .filter(({ name }) => isLike(each.written, name))
      .sort((a, b) => likeness(each.written, b.name) - likeness(each.written, a.name));
    if (owner) yield { ...each, owner };
  }
}

/** Whether a body is called so, in full or short: 交警支队 for 交通警察支队. */
function isCalled(written: string, name: string): boolean {
  if (written.includes(name)) return true;
  let at = 0;
  for (const character of name) if (written.charAt(at) === character) at++;
  return at === written.length;
}

/** Whether one is a body of the same sort, of the same place or with the same end of its name. */
function isLike(written: string, name: string): boolean {
  return written.at(-1) === name.at(-1) && likeness(written, name) > 3;
}

/** How many characters are the same at both ends. */
function likeness(a: string, b: string): number {
  const { start, end } = sameEnds(a, b);
  return start + end;
}
