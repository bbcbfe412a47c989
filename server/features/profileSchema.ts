import { rules } from '../rules/index.ts';
import { severityLevels } from '../rules/profile/Profile.ts';
import { rulePage, severityNames } from './rulePage.ts';

/** The JSON schema of `budget-profile.json`: every rule with what it finds, so that an editor completes and explains. */
export function profileSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'budget-profile.json',
    description: both(
      '预算检查的本地要求：对同一文件夹和下级文件夹里的预算有效。',
      'What a bureau or a unit asks of its budgets: holds for those in the same folder and in the folders below.',
    ),
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      severity: {
        description: both('各条规则的级别，off 为不检查。', 'How severe each rule is; off switches it off.'),
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, severityOf(rule)])),
      },
      vagueWords: {
        description: both(
          '指标值里说了等于没说的词，加在标准词表上；前面写 ! 则从标准词表去掉。',
          'Words that say nothing as the value of an indicator, added to the standard ones; a word with a ! before it is taken away.',
        ),
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      typos: {
        description: both(
          '错词和改正后的词，加在标准词表上；写 false 则从标准词表去掉。',
          'Words written wrongly with the right ones, added to the standard ones; false takes one away.',
        ),
        type: 'object',
        propertyNames: { minLength: 1 },
        additionalProperties: { anyOf: [{ type: 'string', minLength: 1 }, { const: false }] },
      },
      changeThreshold: {
        description: both(
          '功能科目比上年（上年文件里的数）变动达到多少，要在“变动原因”里说到：percent 为百分比，amount 为万元，两样都达到才算；默认 30% 和 10万元。',
          "From which change since last year's file a functional subject has to be explained: percent of last year's amount, and amount in 万元; both have to be reached. 30% and 10万元 by default.",
        ),
        type: 'object',
        additionalProperties: false,
        properties: { percent: { type: 'number', minimum: 0 }, amount: { type: 'number', minimum: 0 } },
      },
    },
  };
}

function severityOf(rule: (typeof rules)[number]): object {
  const [zh, en] = [rulePage(rule, 'zh-cn').summary, rulePage(rule, 'en').summary];
  const name = severityNames[rule.severity];
  return {
    enum: severityLevels,
    markdownDescription: both(`${zh}\n\n默认：${name.zh}`, `${en}\n\nBy default: ${name.en}`),
  };
}

function both(zh: string, en: string): string {
  return `${zh}\n\n${en}`;
}
