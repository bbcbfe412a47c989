import { type Coverage, ruleCoverage, type ScopedRule } from '../data/ruleCoverage.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/Rule.ts';
import { fixNames, rulePage, severityNames } from './rulePage.ts';

/** One page of the rules' reference, in Markdown; `name` is the id of its rule, or `index`. */
export interface ReferencePage {
  readonly name: string;
  readonly markdown: string;
}

/** The pages of all rules and their index. */
export function ruleReference(locale: Locale): ReferencePage[] {
  return [
    { name: 'index', markdown: ruleIndex(locale) },
    ...rules.map((rule) => ({ name: rule.id, markdown: rulePage(rule, locale).markdown })),
  ];
}

/** The page of a name; undefined where there is none. */
export function referencePage(name: string, locale: Locale): string | undefined {
  if (name === 'index') return ruleIndex(locale);
  const rule = rules.find(({ id }) => id === name);
  return rule && rulePage(rule, locale).markdown;
}

function ruleIndex(locale: Locale): string {
  const text = (zh: string, en: string): string => say({ zh, en }, locale);
  return [
    `# ${text('规则', 'Rules')}`,
    table(
      [text('规则', 'Rule'), text('级别', 'Severity'), text('说明', 'What it finds'), text('修复', 'Fix')],
      rules.map((rule) => ruleRow(rule, locale)),
    ),
    `# ${text('审核要点的落实', 'How each point of a review is covered')}`,
    text(
      '审核部门的勾稽关系、公开要求、绩效指标要求，逐条列出由哪条规则检查；写法上不可能出错的、凭文件无法判断的，说明原因。',
      'The identities between tables, the duties of publication and the requirements for indicators, each with the rules that check it, or why the language leaves no way to break it, or why a file cannot show it.',
    ),
    table(
      [text('编号', 'Point'), text('内容', 'What'), text('落实', 'How'), text('说明', 'Why')],
      ruleCoverage().map((coverage) => coverageRow(coverage, locale)),
    ),
    '',
  ].join('\n\n');
}

function ruleRow(rule: Rule, locale: Locale): string[] {
  const { id, severity, fix } = rule;
  const summary = rulePage(rule, locale).summary.replaceAll('\n', ' ');
  return [linkTo(id), say(severityNames[severity], locale), summary, say(fixNames[fix ?? 'none'], locale)];
}

const stateNames: Readonly<Record<Exclude<Coverage['state'], 'checked'>, Localized>> = {
  impossible: { zh: '写法上不可能出错', en: 'cannot be broken' },
  undecidable: { zh: '凭文件无法判断', en: 'a file cannot show it' },
};

function coverageRow({ id, what, state, rules: holding, reason }: Coverage, locale: Locale): string[] {
  const links = new Set(holding.map(scopedLink));
  const how = state === 'checked' ? [...links].join(' ') : say(stateNames[state], locale);
  return [id, say(what, locale), how, reason ? say(reason, locale) : ''];
}

function scopedLink({ id }: ScopedRule): string {
  return linkTo(id);
}

function linkTo(id: string): string {
  return `[${id}](${id}.md)`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
