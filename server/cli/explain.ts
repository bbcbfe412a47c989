import { say } from '../language/locale.ts';
import { type Command, localeOption } from './Command.ts';

/** `budget explain ID-or-CODE`: the page of a rule, or what the catalogue says of a subject code. */
export const explain: Command = {
  name: 'explain',
  doc: {
    zh: '说明一条规则（按规则名称）或一个科目编码',
    en: 'explains a rule (the id of a finding) or a subject code',
  },
  operands: { shown: 'ID-or-CODE', least: 1, most: 1 },
  options: [localeOption],
  async run({ operands, locale }, host) {
    const { explain: explanation, unexplained } = await import('../features/explain.ts');
    const [asked = ''] = operands;
    const text = explanation(asked, locale);
    if (text === undefined) {
      host.complain(`budget: ${say(unexplained(asked), locale)}`);
      return 2;
    }
    host.print(text);
    return 0;
  },
};
