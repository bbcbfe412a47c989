import path from 'node:path';
import type { Location, Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../package.json';
import type { Diagnostic } from '../features/diagnostic.ts';
import { rulePage } from '../features/rulePage.ts';
import { type Locale, say } from '../language/locale.ts';
import { rules } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/Rule.ts';
import type { Span } from '../text/Span.ts';
import type { CheckedFile } from './readBudget.ts';

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The findings as SARIF 2.1.0, for code scanning and review tools; columns count UTF-16 units from 1. */
export function sarifReport(checked: readonly CheckedFile[], locale: Locale): string {
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'budget', version, rules: rules.map((rule) => descriptorOf(rule, locale)) } },
        columnKind: 'utf16CodeUnits',
        language: locale === 'en' ? 'en' : 'zh-CN',
        results: checked.flatMap((file) => file.diagnostics.map((diagnostic) => resultOf(file, diagnostic))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf(rule: Rule, locale: Locale): ReportingDescriptor {
  const { id, severity, source } = rule;
  const { summary, markdown } = rulePage(rule, locale);
  return {
    id,
    shortDescription: { text: summary },
    ...(source ? { fullDescription: { text: say(source, locale) } } : {}),
    help: { text: summary, markdown },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(checked: CheckedFile, { id, severity, message, span, related, fixes }: Diagnostic): Result {
  const ruleIndex = rules.findIndex((rule) => rule.id === id);
  const places = related().map(
    (each): Location => ({ ...locationOf(checked, each.span), message: { text: each.message } }),
  );
  const remedies = fixes();
  return {
    ruleId: id,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(checked, span)],
    ...(places.length > 0 ? { relatedLocations: places } : {}),
    ...(remedies.length > 0
      ? {
          fixes: remedies.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation: { uri: uriOf(checked.file) },
                replacements: edits.map((edit) => ({
                  deletedRegion: regionOf(checked, edit.span),
                  insertedContent: { text: edit.newText },
                })),
              },
            ],
          })),
        }
      : {}),
  };
}

function locationOf(checked: CheckedFile, span: Span): { readonly physicalLocation: PhysicalLocation } {
  return { physicalLocation: { artifactLocation: { uri: uriOf(checked.file) }, region: regionOf(checked, span) } };
}

function regionOf({ analysis: { lines } }: CheckedFile, { start, end }: Span): Region {
  const from = lines.position(start);
  const to = lines.position(end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** A path as a URI reference: relative ones stay relative to where the check ran. */
function uriOf(file: string): string {
  const parts = file.split(path.sep).map((part) => encodeURIComponent(part));
  return path.isAbsolute(file) ? `file://${parts.join('/').replace(/^(?!\/)/, '/')}` : parts.join('/');
}
