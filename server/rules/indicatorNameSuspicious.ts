import { endingOf } from '../data/indicatorWords.ts';
import type { Localized } from '../language/schema.ts';
import type { Part } from '../model/Budget.ts';
import { type IndicatorUse, indicatorUses, isNamedAsValue, textOf } from './projects/indicators.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { placeIn } from './texts/publishedText.ts';

/** A name in which a value was pasted, that asks a question, or of which the end is lost. */
export const indicatorNameSuspicious: Rule = {
  id: 'indicator-name-suspicious',
  severity: 'warning',
  fix: 'choice',
  source: {
    zh: '项目支出绩效目标：三级指标名称应说明考核什么',
    en: 'Performance targets: a name says what is measured',
  },
  doc: `指标的名称是一个指标值（“控制在年度预算内”），或者停在半截（“单位正常运转和”）；是问句的（“是否及时发放”）只提示。

The name of an indicator is a value, or breaks off in the middle; a name that is a question is information.

\`\`\`budget partial
项目 "行政运行费" {
    指标 数量   <|"完成维稳工作部署次"|>     = 12次   # warning[indicator-name-suspicious]
    指标 质量   <|"单位正常运转和"|>         = 100%   # warning[indicator-name-suspicious]
    指标 时效   <|"工资类费用是否及时发放"|> "及时"   # information[indicator-name-suspicious]
    指标 满意度 <|"控制在年度预算内"|>       >= 95%   # warning[indicator-name-suspicious]
}
\`\`\`
\`\`\`message
指标名称“完成维稳工作部署次”停在“部署次”，没有写完
指标名称“单位正常运转和”停在“和”，没有写完
指标名称“工资类费用是否及时发放”是问句
指标名称“控制在年度预算内”是指标值，没有说明考核什么
\`\`\`
\`\`\`message en
The name “完成维稳工作部署次” breaks off at “部署次”
The name “单位正常运转和” breaks off at “和”
The name “工资类费用是否及时发放” is a question
The name “控制在年度预算内” is a value and does not say what is measured
\`\`\`
\`\`\`fixes
删除“是否”
\`\`\`
\`\`\`fixes en
Delete “是否”
\`\`\`
\`\`\`fixed
项目 "行政运行费" {
    指标 数量   "完成维稳工作部署次"     = 12次   # warning[indicator-name-suspicious]
    指标 质量   "单位正常运转和"         = 100%   # warning[indicator-name-suspicious]
    指标 时效   "工资类费用及时发放" "及时"   # information[indicator-name-suspicious]
    指标 满意度 "控制在年度预算内"       >= 95%   # warning[indicator-name-suspicious]
}
\`\`\`
`,
  *checkPart(part, profile) {
    for (const use of indicatorUses(part)) {
      const { name, namePlace } = use;
      if (!namePlace || name === '') continue;
      const cut = endingOf(name, 'uncut') === undefined ? endingOf(name, 'cut') : undefined;
      if (isNamedAsValue(use, profile)) yield { place: namePlace, message: isValue(name) };
      else if (cut !== undefined) yield { place: namePlace, message: isCut(name, cut) };
      else if (QUESTION.test(name)) yield question(use, namePlace, part);
    }
  },
};

const QUESTION = /是否|能否|可否|[吗?？]$/;

function isValue(name: string): Localized {
  return {
    zh: `指标名称“${name}”是指标值，没有说明考核什么`,
    en: `The name “${name}” is a value and does not say what is measured`,
  };
}

function isCut(name: string, ending: string): Localized {
  return {
    zh: `指标名称“${name}”停在“${ending}”，没有写完`,
    en: `The name “${name}” breaks off at “${ending}”`,
  };
}

function question(use: IndicatorUse, place: Finding['place'], part: Part): Finding {
  const { name } = use;
  return {
    place,
    severity: 'information',
    message: { zh: `指标名称“${name}”是问句`, en: `The name “${name}” is a question` },
    fixes: () => withoutWhether(use, part),
  };
}

/** Takes out the 是否 that makes a statement a question. */
function withoutWhether(use: IndicatorUse, part: Part): Fix[] {
  const text = textOf(use, 'name', part);
  const at = text?.raw.indexOf('是否') ?? -1;
  if (!text || at < 0 || text.raw.length <= 2) return [];
  return [
    {
      title: { zh: '删除“是否”', en: 'Delete “是否”' },
      edits: [{ place: placeIn(text, at, at + 2), newText: '' }],
    },
  ];
}
