import type { Locale } from '../../language/locale.ts';
import type { Severity } from '../../rules/severities.ts';
import type { CheckResult } from '../CheckResult.ts';
import { type Closing, closingLine } from './textReport.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The findings as workflow commands of GitHub Actions, which show them as annotations; then the closing line. */
export function githubReport(checked: readonly CheckResult[], locale: Locale, closing: Closing): string {
  const lines = checked.flatMap(({ diagnostics }) =>
    diagnostics.map(({ file, id, severity, message, range: { start: from, end: to } }) => {
      const columns = from.line === to.line ? { col: from.character + 1, endColumn: to.character + 1 } : {};
      const properties = { file, line: from.line + 1, endLine: to.line + 1, ...columns, title: id };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${commands[severity]} ${written.join(',')}::${escapeText(message)}`;
    }),
  );
  return `${[...lines, closingLine(checked, locale, closing)].join('\n')}\n`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
