import { counted } from '../language/locale.ts';
import { assetsIn } from '../model/assetsIn.ts';
import type { Part } from '../model/Budget.ts';
import type { Bound } from '../model/binding/bind.ts';
import { childrenOf } from '../model/binding/boundValues.ts';
import { wholeNumber } from '../model/binding/valueFault.ts';
import type { Argument } from '../syntax/tree.ts';
import type { Finding, Rule } from './Rule.ts';

/** The vehicles that there are are those that the body may have. */
export const vehiclesExceeded: Rule = {
  id: 'vehicles-exceeded',
  severity: 'warning',
  source: {
    zh: '国有资产占有使用情况：公务用车实有数不超过编制数（I30）',
    en: 'State-owned assets in use: no more vehicles than authorized (I30)',
  },
  doc: `各类公务用车之和超过车辆编制。没有写编制的不作判断。

The vehicles of all kinds together are more than the authorized ones. Nothing is said where no number is authorized.

\`\`\`budget
国有资产 {
    截至  2025-12-31
    车辆 { 编制 <|2|>; 领导用车 0; 机要通信 1; 应急保障 0; 执法执勤 2; 特种专业技术 0; 业务用车 0; 其他 0 }  # warning[vehicles-exceeded]
}
\`\`\`
\`\`\`message
各类公务用车共 3辆，超过编制 2辆，多 1辆
\`\`\`
\`\`\`message en
3 vehicles in all, 1 more than the 2 authorized
\`\`\`
\`\`\`related
3 «1» 机要通信 1辆
3 «2» 执法执勤 2辆
\`\`\`
`,
  *checkPart(part) {
    const all = assetsIn(part).flatMap((each) => childrenOf(each, 'vehicles'));
    for (const vehicles of all) yield* excess(vehicles, part.segment);
  },
};

interface Count {
  readonly word: { readonly zh: string; readonly en: string };
  readonly id: string;
  readonly argument: Argument;
  readonly value: number;
}

function* excess({ children }: Bound, segment: Part['segment']): Iterable<Finding> {
  const counts = children.flatMap(({ schema: { id, head }, args }): Count[] => {
    const argument = args['count'];
    const value = argument && wholeNumber(argument);
    return argument && value !== undefined && 'word' in head ? [{ id, word: head.word, argument, value }] : [];
  });
  const authorized = counts.find(({ id }) => id === 'authorized');
  const kinds = counts.filter(({ id, value }) => id !== 'authorized' && value > 0);
  const all = kinds.reduce((sum, { value }) => sum + value, 0);
  if (!authorized || all <= authorized.value) return;
  const { argument, value: most } = authorized;
  yield {
    place: { segment, start: argument.start, end: argument.end },
    message: {
      zh: `各类公务用车共 ${all}辆，超过编制 ${most}辆，多 ${all - most}辆`,
      en: `${counted(all, 'vehicle')} in all, ${all - most} more than the ${most} authorized`,
    },
    related: () =>
      kinds.map((each) => ({
        place: { segment, start: each.argument.start, end: each.argument.end },
        message: { zh: `${each.word.zh} ${each.value}辆`, en: `${each.word.en}: ${each.value}` },
      })),
  };
}
