import { counted, type Locale, say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Severity } from '../../rules/severities.ts';
import type { CheckResult, Findings } from '../CheckResult.ts';
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
    counted: (n) => ({ zh: `${n} 个错误`, en: counted(n, 'error') }),
  },
  {
    severity: 'warning',
    name: { zh: '警告', en: 'warning' },
    counted: (n) => ({ zh: `${n} 个警告`, en: counted(n, 'warning') }),
  },
  {
    severity: 'information',
    name: { zh: '信息', en: 'info' },
    counted: (n) => ({ zh: `${n} 条信息`, en: `${n} info` }),
  },
  {
    severity: 'hint',
    name: { zh: '提示', en: 'hint' },
    counted: (n) => ({ zh: `${n} 条提示`, en: counted(n, 'hint') }),
  },
];

/**
 * For people and for problem matchers: `path:line:column: severity message [id]`, counted from 1, columns in UTF-16
 * units; then a line with the counts.
 */
export function textReport(checked: readonly CheckResult[], locale: Locale, closing: Closing): string {
  const lines = checked.flatMap(({ diagnostics }) => diagnostics.map((found) => findingLine(found, locale)));
  return `${[...lines, closingLine(checked, locale, closing)].join('\n')}\n`;
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

/** What a report says at its end beside the counts of what it tells. */
export interface Closing {
  readonly verdict: Localized;
  /** How many findings it does not tell, as they were there before. */
  readonly known: number;
  /** The files that could not be read, which was complained of. */
  readonly unread: readonly string[];
}

/** What is said of each of these where a report names them. */
export const notChecked: Localized = {
  zh: '没有读到，没有检查；原因见命令的错误输出',
  en: 'was not read, and is not checked; the error output of the command says why',
};

/** How many files were checked, what was found in them, and whether they may be published. */
export function closingLine(checked: readonly CheckResult[], locale: Locale, closing: Closing): string {
  const counts = countsText(
    checked.flatMap(({ diagnostics }) => diagnostics),
    locale,
  );
  const n = new Set(checked.flatMap(({ files }) => files)).size;
  const { verdict, known } = closing;
  const before: Localized =
    known > 0 ? { zh: `，另有 ${known} 个已知的问题`, en: `, and ${known} known` } : { zh: '', en: '' };
  if (n === 0) return say({ zh: `没有检查任何文件；${verdict.zh}`, en: `No file was checked; ${verdict.en}` }, locale);
  return say(
    {
      zh: `已检查 ${n} 个文件：${counts}${before.zh}；${verdict.zh}`,
      en: `${counted(n, 'file')} checked: ${counts}${before.en}; ${verdict.en}`,
    },
    locale,
  );
}

/**
 * What has no errors may be published. Nobody knows of what was not wholly checked, of a file that cannot be read as well
 * (`isWhole`), or of a budget in which no amounts stand yet.
 */
export function verdictOf(checked: readonly Findings[], isWhole = true): Localized {
  const hasErrors = checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
  if (hasErrors) return { zh: '不可公开', en: 'not fit to publish' };
  const isKnown = isWhole && checked.length > 0 && checked.every((each) => each.isComplete && !each.isBlank);
  if (!isKnown) return { zh: '无法判断能否公开', en: 'it cannot be said whether fit to publish' };
  const drafts = checked.filter(({ isDraft }) => isDraft).length;
  if (drafts === 0) return { zh: '可公开', en: 'fit to publish' };
  return drafts === checked.length
    ? { zh: '现为草稿，定稿后可公开', en: 'a draft, fit to publish when final' }
    : { zh: `其中 ${drafts} 份为草稿，定稿后可公开`, en: `${drafts} of them drafts, fit to publish when final` };
}
