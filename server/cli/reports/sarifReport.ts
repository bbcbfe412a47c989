import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fix, Location, Log, Notification, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../../package.json';
import { rulePage } from '../../features/rulePage.ts';
import { type Locale, say } from '../../language/locale.ts';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../rules/Rule.ts';
import type { Severity } from '../../rules/severities.ts';
import type { CheckResult } from '../CheckResult.ts';
import type { PlainDiagnostic, PlainFix, PlainLocation } from './PlainDiagnostic.ts';
import { type Closing, notChecked } from './textReport.ts';

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The findings as SARIF 2.1.0, for code scanning and review tools; columns count UTF-16 units from 1. */
export function sarifReport(
  checked: readonly CheckResult[],
  locale: Locale,
  { unread }: Pick<Closing, 'unread'>,
): string {
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'budget', version, rules: rules.map((rule) => descriptorOf(rule, locale)) } },
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map((file) => unreadNotification(file, locale)),
          },
        ],
        columnKind: 'utf16CodeUnits',
        language: locale === 'en' ? 'en' : 'zh-CN',
        results: checked.flatMap(({ diagnostics }) => diagnostics.map(resultOf)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function unreadNotification(file: string, locale: Locale): Notification {
  return {
    level: 'error',
    message: { text: `${file}: ${say(notChecked, locale)}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
  };
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

function resultOf(found: PlainDiagnostic): Result {
  const { id, severity, message, related, fixes } = found;
  const ruleIndex = rules.findIndex((rule) => rule.id === id);
  const places = related.map((each): Location => ({ ...locationOf(each), message: { text: each.message } }));
  return {
    ruleId: id,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(found)],
    ...(places.length > 0 ? { relatedLocations: places } : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map(fixOf) } : {}),
  };
}

function fixOf({ title, edits }: PlainFix): Fix {
  const files = new Set(edits.map(({ file }) => file));
  return {
    description: { text: title },
    artifactChanges: [...files].map((file) => ({
      artifactLocation: { uri: uriOf(file) },
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.newText } })),
    })),
  };
}

function locationOf(place: PlainLocation): { readonly physicalLocation: PhysicalLocation } {
  return { physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, region: regionOf(place) } };
}

function regionOf({ range: { start: from, end: to } }: PlainLocation): Region {
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** A path as a URI reference: relative ones stay relative to where the check ran. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  // On Windows a path has either slash.
  const parts = path.sep === '/' ? file.split('/') : file.split(/[\\/]/);
  return parts.map(encodeURIComponent).join('/');
}
