import {
  type Classification,
  classificationOf,
  findSubject,
  governmentTwin,
  type Subject,
} from '../../data/catalogue.ts';
import { say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Unit } from '../../model/Budget.ts';
import { allThreePublicCodes } from '../../model/figures/crossSums.ts';
import { isPersonnelCode } from '../../model/figures/figures.ts';
import { classificationTitles, unconfirmed } from '../classificationTitles.ts';
import { tablesWithSubject } from '../publishedIn.ts';
import { codesAbove } from '../subjectPath.ts';
import { type HoverContext, speak } from './HoverContext.ts';
import { bold, escaped, paragraphs } from './markdown.ts';
import { publishedInText } from './publishedInText.ts';
import { subjectFigures } from './subjectFigures.ts';
import { subjectLink } from './subjectLink.ts';

/** A subject code: where it stands in its classification, what is known of it, and its figures in this budget. */
export function subjectHover(code: string, context: HoverContext): string | undefined {
  const classification = classificationOf(code);
  if (!classification) return undefined;
  return paragraphs(
    pathText(code, context),
    standing(code, classification, context),
    otherNames(code, context),
    classification === 'economic' ? twinText(code, context) : undefined,
    subjectFigures(code, classification, context),
    publishedInText(tablesWithSubject(code, context.budget), context),
  );
}

/** 类 › 款 › 项, each with its code and name; the subject itself stands out. */
function pathText(code: string, context: HoverContext): string {
  return [...codesAbove(code).map((each) => subjectLink(each, context)), subjectLink(code, context, bold)].join(' › ');
}

const levels: Readonly<Record<number, Localized>> = {
  3: { zh: '类', en: 'class (类)' },
  5: { zh: '款', en: 'section (款)' },
  7: { zh: '项', en: 'item (项)' },
  9: { zh: '目', en: 'sub-item (目)' },
};

function standing(code: string, classification: Classification, { budget, locale }: HoverContext): string {
  const known = findSubject(code);
  const facts: (Localized | undefined)[] = [
    classificationTitles[classification],
    classification === 'procurement' ? undefined : levels[code.length],
    known && known.budget !== '' && known.budget !== '一般公共预算'
      ? { zh: known.budget, en: known.budget }
      : undefined,
    classification === 'economic' ? economicUse(code) : undefined,
    doubt(known, budget.subjectByCode.has(code)),
  ];
  return facts.flatMap((fact) => (fact ? [say(fact, locale)] : [])).join(' · ');
}

function economicUse(code: string): Localized {
  if (allThreePublicCodes.includes(code))
    return { zh: '公用经费（“三公”）', en: 'public expenses (one of the three public expenses)' };
  return isPersonnelCode(code)
    ? { zh: '人员经费', en: 'personnel expenses' }
    : { zh: '公用经费', en: 'public expenses' };
}

function doubt(known: Subject | undefined, isDeclared: boolean): Localized | undefined {
  if (known) return known.confidence === 'C' ? unconfirmed : undefined;
  if (isDeclared) return { zh: '科目表中没有，由本文件声明', en: 'not in the catalogue, declared in this file' };
  return { zh: '科目表中没有', en: 'not in the catalogue' };
}

function otherNames(code: string, context: HoverContext): string | undefined {
  const known = findSubject(code);
  if (!known) return undefined;
  const say = speak(context);
  const names = [
    ...(known.name === context.budget.nameOf(code)
      ? []
      : [say(`标准名称：${known.name}`, `In the catalogue: ${known.name}`)]),
    ...(known.aliases.length > 0
      ? [say(`曾用名：${known.aliases.join('、')}`, `Formerly: ${known.aliases.join(', ')}`)]
      : []),
  ];
  return escaped(names.join('；'));
}

type TwinKind = 'institution' | 'administrative';

const kindWords: Readonly<Record<TwinKind, Localized>> = {
  institution: { zh: '事业', en: 'institution' },
  administrative: { zh: '行政、参公', en: 'administrative' },
};

/** The government economic subject by the kind of the unit that the text stands in; both where the kind is not given. */
function twinText(code: string, context: HoverContext): string | undefined {
  if (code.length !== 5) return undefined;
  const pick = speak(context);
  const lines = twinKinds(unitAround(context)).map((kind) => {
    const twin = governmentTwin(code, kind === 'institution');
    const title = pick(
      `政府预算支出经济分类（${kindWords[kind].zh}）：`,
      `Government economic code (${kindWords[kind].en}): `,
    );
    return title + (twin ? `${twin.code} ${escaped(twin.name)}` : pick('没有对应的科目', 'none'));
  });
  return paragraphs(...lines);
}

function twinKinds(unit: Unit | undefined): readonly TwinKind[] {
  if (unit?.kind === undefined) return ['administrative', 'institution'];
  return [unit.kind === 'institution' ? 'institution' : 'administrative'];
}

function unitAround({ budget, owners }: HoverContext): Unit | undefined {
  const own = budget.units.find(({ unit }) => owners.some(({ bound }) => bound === unit.bound));
  return own?.unit ?? budget.department;
}
