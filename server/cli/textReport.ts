import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import type { Severity } from '../rules/Rule.ts';
import type { CheckResult, Findings } from './CheckResult.ts';
import type { PlainDiagnostic } from './PlainDiagnostic.ts';

/** One severity as a line names it, and as the closing line counts it. */
interface SeverityWords {
  readonly severity: Severity;
  readonly name: Localized;
  readonly counted: (count: number) => Localized;
}

const severities: readonly SeverityWords[] = [
  {
    severity: 'error',
    name: { zh: '错误', en: 'error' },
    counted: (n) => ({ zh: `${n} 个错误`, en: `${n} ${plural(n, 'error')}` }),
  },
  {
    severity: 'warning',
    name: { zh: '警告', en: 'warning' },
    counted: (n) => ({ zh: `${n} 个警告`, en: `${n} ${plural(n, 'warning')}` }),
  },
  {
    severity: 'information',
    name: { zh: '信息', en: 'info' },
    counted: (n) => ({ zh: `${n} 条信息`, en: `${n} info` }),
  },
  {
    severity: 'hint',
    name: { zh: '提示', en: 'hint' },
    counted: (n) => ({ zh: `${n} 条提示`, en: `${n} ${plural(n, 'hint')}` }),
  },
];

/**
 * For people and for problem matchers: `path:line:column: severity message [id]`, counted from 1, columns in UTF-16
 * units; then a line with the counts.
 */
export function textReport(checked: readonly CheckResult[], locale: Locale): string {
  const lines = checked.flatMap(({ diagnostics }) => diagnostics.map((found) => findingLine(found, locale)));
  return `${[...lines, closingLine(checked, locale)].join('\n')}\n`;
}

/** How many findings of each severity there are, those that are not there left out: `1 个错误，3 条信息`. */
export function countsText(diagnostics: Findings['diagnostics'], locale: Locale): string {
  const counts = severities.flatMap(({ severity, counted }) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count > 0 ? [say(counted(count), locale)] : [];
  });
  return counts.length > 0
    ? counts.join(say({ zh: '，', en: ', ' }, locale))
    : say({ zh: '没有问题', en: 'nothing found' }, locale);
}

/** One finding: `path:line:column: severity message [id]`. */
export function findingLine({ file, id, severity, range, message }: PlainDiagnostic, locale: Locale): string {
  const { line, character } = range.start;
  const name = severities.find((each) => each.severity === severity)?.name ?? { zh: severity, en: severity };
  return `${file}:${line + 1}:${character + 1}: ${say(name, locale)} ${message} [${id}]`;
}

/** How many files were checked, what was found in them, and whether they may be published. */
export function closingLine(checked: readonly CheckResult[], locale: Locale): string {
  const counts = countsText(
    checked.flatMap(({ diagnostics }) => diagnostics),
    locale,
  );
  const n = new Set(checked.flatMap(({ files }) => files)).size;
  const verdict = verdictOf(checked);
  return say(
    {
      zh: `已检查 ${n} 个文件：${counts}；${verdict.zh}`,
      en: `${n} ${plural(n, 'file')} checked: ${counts}; ${verdict.en}`,
    },
    locale,
  );
}

/** What has no errors may be published; where a rule failed or there is nothing, nobody knows. */
export function verdictOf(checked: readonly Findings[]): Localized {
  if (checked.length === 0 || checked.some(({ isComplete }) => !isComplete))
    return { zh: '无法判断能否公开', en: 'nobody can say whether fit to publish' };
  const hasErrors = checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
  return hasErrors ? { zh: '不可公开', en: 'not fit to publish' } : { zh: '可公开', en: 'fit to publish' };
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
