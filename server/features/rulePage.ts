import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Rule } from '../rules/Rule.ts';
import type { Severity } from '../rules/severities.ts';

/** What is told of a rule to whoever asks what its id means. */
export interface RulePage {
  /** Its first paragraph. */
  readonly summary: string;
  /** The whole page: severity, source, what it finds, an example, what is said of it, and the example put right. */
  readonly markdown: string;
}

/** How severe a finding is, in words. */
export const severityNames: Readonly<Record<Severity, Localized>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};

/** The headings of the blocks of a doc, by their kind; blocks of other kinds are for tests alone. */
const blockTitles: Readonly<Record<string, Localized>> = {
  budget: { zh: '示例', en: 'Example' },
  message: { zh: '提示的内容', en: 'What is said' },
  fixes: { zh: '可以这样改', en: 'Ways to put it right' },
  fixed: { zh: '改正后', en: 'Put right' },
};

/** How far the fixes of a rule can be trusted, in words. */
export const fixNames: Readonly<Record<'safe' | 'choice' | 'none', Localized>> = {
  safe: { zh: '可以自动修复', en: 'Fixed automatically' },
  choice: { zh: '有改法，由人选择', en: 'Fixes to choose from' },
  none: { zh: '没有自动的改法', en: 'Put right by hand' },
};

/** The page of a rule, made from its own doc, which is also its test. */
export function rulePage({ id, severity, source, fix, doc }: Rule, locale: Locale): RulePage {
  const prose = doc.slice(0, blocksStart(doc)).trim().split(/\n\n+/);
  const own = prose.filter((paragraph) => isChinese(paragraph) === (locale === 'zh-cn'));
  const paragraphs = own.length > 0 ? own : prose;
  const facts = [
    say(severityNames[severity], locale),
    ...(source ? [`${say({ zh: '依据：', en: 'Source: ' }, locale)}${say(source, locale)}`] : []),
    say(fixNames[fix ?? 'none'], locale),
  ];
  const lines = [`# ${id}`, facts.join(' · '), ...paragraphs, ...blocksOf(doc, locale)];
  return { summary: paragraphs[0] ?? id, markdown: `${lines.join('\n\n')}\n` };
}

function blocksStart(doc: string): number {
  const start = doc.indexOf('```');
  return start < 0 ? doc.length : start;
}

/** A paragraph is in the language of the character that it begins with, code, marks and quotes left out. */
function isChinese(paragraph: string): boolean {
  return /^(?:`[^`]*`|[\s#“‘（*])*[\u4e00-\u9fff]/.test(paragraph);
}

/** Where an answer stands in both languages, a page has its own alone. */
function blocksOf(doc: string, locale: Locale): string[] {
  const blocks = [...doc.matchAll(/```(\w+) ?([^\n]*)\n([\s\S]*?)```/g)];
  const inEnglish = new Set(blocks.flatMap(([, kind = '', option]) => (option === 'en' ? [kind] : [])));
  return blocks.flatMap(([, kind = '', option = '', text = '']) => {
    const title = kind === 'file' ? fileTitle(option) : blockTitles[kind];
    const isOfOther = inEnglish.has(kind) && (option === 'en') !== (locale === 'en');
    if (!title || isOfOther) return [];
    const isExample = kind === 'budget' || kind === 'fixed' || kind === 'file';
    const language = !isExample ? 'text' : option.endsWith('.json') ? 'jsonc' : 'budget';
    return [`## ${say(title, locale)}`, `\`\`\`${language}\n${isExample ? plain(text) : text}\`\`\``];
  });
}

/** Of a file beside the example. */
function fileTitle(name: string): Localized {
  return { zh: `旁边的 ${name}`, en: `Beside it, ${name}` };
}

/** An example without the marks and comments that say where a test finds something. */
function plain(text: string): string {
  return text.replace(/<\||\|>/g, '').replace(/[ \t]*(?:#|\/\/) (?:error|warning|information|hint)\[[^\n]*/g, '');
}
