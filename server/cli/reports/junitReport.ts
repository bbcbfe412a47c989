import { type Locale, say } from '../../language/locale.ts';
import { rules } from '../../rules/index.ts';
import type { CheckResult } from '../CheckResult.ts';
import type { PlainDiagnostic } from './PlainDiagnostic.ts';
import { type Closing, findingLine, notChecked } from './textReport.ts';

/** A file with what was found in it. */
interface Suite {
  readonly file: string;
  readonly diagnostics: readonly PlainDiagnostic[];
}

/**
 * The findings as JUnit XML: a file is a test suite and a rule a test case, which fails where the rule finds an error;
 * other findings are the output of their test case. A file that could not be read is a suite whose only case has an error.
 */
export function junitReport(
  checked: readonly CheckResult[],
  locale: Locale,
  { unread }: Pick<Closing, 'unread'>,
): string {
  const suites = suitesOf(checked);
  const failures = suites.reduce((count, suite) => count + failedRules(suite).length, 0);
  const tests = suites.length * rules.length + unread.length;
  const totals = `tests="${tests}" failures="${failures}" errors="${unread.length}"`;
  const written = [
    ...suites.map((suite) => suiteXml(suite, locale)),
    ...unread.map((file) => unreadXml(file, locale)),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="budget" ${totals}>\n${written}</testsuites>\n`;
}

/** Every file of the budgets, those without findings too, and the profiles in which something was found. */
function suitesOf(checked: readonly CheckResult[]): Suite[] {
  const byFile = new Map<string, PlainDiagnostic[]>();
  const inFile = (address: string): PlainDiagnostic[] => {
    const found = byFile.get(address) ?? [];
    byFile.set(address, found);
    return found;
  };
  for (const { files, diagnostics } of checked) {
    for (const file of files) inFile(file);
    for (const found of diagnostics) inFile(found.file).push(found);
  }
  return [...byFile].map(([file, diagnostics]) => ({ file, diagnostics }));
}

function failedRules({ diagnostics }: Suite): string[] {
  return rules
    .map(({ id }) => id)
    .filter((id) => diagnostics.some((each) => each.id === id && each.severity === 'error'));
}

function suiteXml(suite: Suite, locale: Locale): string {
  const cases = rules.map(({ id }) => caseXml(id, suite, locale));
  const counts = `tests="${rules.length}" failures="${failedRules(suite).length}" errors="0"`;
  return `  <testsuite name="${escapeXml(suite.file)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function unreadXml(file: string, locale: Locale): string {
  const name = escapeXml(file);
  const error = `<error message="${escapeXml(say(notChecked, locale))}"/>`;
  const only = `    <testcase name="read" classname="${name}" time="0">\n      ${error}\n    </testcase>\n`;
  return `  <testsuite name="${name}" tests="1" failures="0" errors="1">\n${only}  </testsuite>\n`;
}

function caseXml(id: string, { file, diagnostics }: Suite, locale: Locale): string {
  const found = diagnostics.filter((diagnostic) => diagnostic.id === id);
  const opening = `    <testcase name="${escapeXml(id)}" classname="${escapeXml(file)}" time="0"`;
  if (found.length === 0) return `${opening}/>\n`;
  const [first] = found.filter(({ severity }) => severity === 'error');
  const lines = escapeXml(found.map((diagnostic) => findingLine(diagnostic, locale)).join('\n'));
  const body = first
    ? `<failure message="${escapeXml(messageOf(first, found, locale))}">${lines}</failure>`
    : `<system-out>${lines}</system-out>`;
  return `${opening}>\n      ${body}\n    </testcase>\n`;
}

function messageOf({ message }: PlainDiagnostic, found: readonly PlainDiagnostic[], locale: Locale): string {
  const more = found.length - 1;
  return more === 0 ? message : `${message} ${say({ zh: `（另有 ${more} 处）`, en: `(and ${more} more)` }, locale)}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, without the control characters that it cannot hold. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
