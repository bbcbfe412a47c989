import { endingOf, isShare, wordOfOtherKind } from '../data/indicatorWords.ts';
import type { Localized } from '../language/schema.ts';
import { type IndicatorUse, indicatorUses, kindWord } from './projects/indicators.ts';
import type { Rule } from './Rule.ts';

/** An indicator that stands under another heading of the form than its name belongs to. */
export const indicatorKindSuspicious: Rule = {
  id: 'indicator-kind-suspicious',
  severity: 'information',
  source: {
    zh: '项目支出绩效目标：比率归质量指标，效益指标按内容归类',
    en: 'Performance targets: rates are of quality, benefits go by what they are about',
  },
  doc: `指标的名称像是另一类的：社会、生态的效益写在经济效益一栏，满意度写在满意度以外的栏里，项目的数量指标是比率。只提示，由人判断。

The name of an indicator looks like one of another kind: a social or ecological benefit under economic, satisfaction under
something else, a rate as the quantity of a project. Only a person can decide.

\`\`\`budget partial
项目 "维稳工作经费" {
    指标 <|数量|>     "党建活动参与率"   = 100%     # information[indicator-kind-suspicious]
    指标 <|经济效益|> "促进社会和谐稳定" "有效促进"  # information[indicator-kind-suspicious]
    指标 <|社会效益|> "群众满意度"       >= 95%     # information[indicator-kind-suspicious]
    指标 经济效益 "带动群众增收"         >= 3万元
    指标 社会效益 "促进经济社会发展"     "有效促进"
}
整体绩效 {
    指标 数量 "预算完成率" >= 90%
}
\`\`\`
\`\`\`message
“党建活动参与率”是比率，一般归质量指标，这里写的是数量
“促进社会和谐稳定”里的“社会和谐”属于社会效益，这里写的是经济效益
“群众满意度”属于满意度，这里写的是社会效益
\`\`\`
\`\`\`message en
“党建活动参与率” is a rate, which is usually a quality indicator; here it is one of quantity
“社会和谐” in “促进社会和谐稳定” belongs to the social indicators; here it is one of the economic ones
“群众满意度” belongs to the satisfaction indicators; here it is one of the social ones
\`\`\`
`,
  *checkPart(part) {
    for (const use of indicatorUses(part)) {
      const at = use.indicator.bound.args['kind'];
      const message = messageFor(use);
      if (message && at) yield { place: { segment: part.segment, start: at.start, end: at.end }, message };
    }
  },
};

const benefits: ReadonlySet<string> = new Set(['economic', 'social', 'ecological']);

function messageFor(use: IndicatorUse): Localized | undefined {
  const { kind, name, owner } = use;
  if (kind === 'quantity' && owner === 'project' && isRate(use)) return isOfQuality(name);
  if (kind !== 'satisfaction' && endingOf(name, 'satisfaction') !== undefined) return isOf('satisfaction', kind, name);
  const other = benefits.has(kind) ? wordOfOtherKind(name, kind) : undefined;
  return other && isOf(other.kind, kind, name, other.word);
}

function isRate({ name, value }: IndicatorUse): boolean {
  return isShare(name) || value?.measure?.unit === '%';
}

function isOfQuality(name: string): Localized {
  return {
    zh: `“${name}”是比率，一般归质量指标，这里写的是数量`,
    en: `“${name}” is a rate, which is usually a quality indicator; here it is one of quantity`,
  };
}

function isOf(kind: string, written: string, name: string, word?: string): Localized {
  const [right, wrong] = [kindWord(kind), kindWord(written)];
  return {
    zh: `“${name}”${word ? `里的“${word}”` : ''}属于${right.zh}，这里写的是${wrong.zh}`,
    en: `${word ? `“${word}” in ` : ''}“${name}” belongs to the ${right.en} indicators; here it is one of the ${wrong.en} ones`,
  };
}
