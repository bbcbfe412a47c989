import { type FormatStyle, keywordLanguage, standardStyle } from '../features/formatting/FormatStyle.ts';
import { type HintKind, hintKinds } from '../features/inlayHint/HintSource.ts';
import { type Severities, severityLevel } from '../rules/profile/Profile.ts';
import { isRecord } from './protocol/previewProtocol.ts';

/** What the user has set in section `budget` for a document, as far as the server minds it. */
export interface UserSettings {
  /** Of the rules that are to weigh otherwise. */
  readonly severities: Severities;
  /** Whether budgets are checked of which no file is open. */
  readonly checksAll: boolean;
  /** What is shown between the words of a budget. */
  readonly inlayHints: ReadonlySet<HintKind>;
  /** Whether blocks have a line above them with their sum and state. */
  readonly hasCodeLenses: boolean;
  /** How budgets are laid out, beside what the editor says of indentation. */
  readonly format: Omit<FormatStyle, 'indent'>;
}

/** What holds until the client has answered, and where it says nothing. */
export const standardSettings: UserSettings = {
  severities: new Map(),
  checksAll: false,
  inlayHints: new Set<HintKind>(['subjectNames', 'totals', 'differences']),
  hasCodeLenses: true,
  format: standardStyle,
};

/** Reads section `budget`; what is no value of a setting leaves the standard one. */
export function readSettings(section: unknown): UserSettings {
  if (!isRecord(section)) return standardSettings;
  return {
    severities: severitiesIn(section.rules),
    checksAll: isRecord(section.workspace) && section.workspace.check === 'all',
    inlayHints: new Set(
      hintKinds.filter((kind) => isOn(section.inlayHints, kind, standardSettings.inlayHints.has(kind))),
    ),
    hasCodeLenses: isOn(section.codeLens, 'enabled', standardSettings.hasCodeLenses),
    format: {
      alignsColumns: isOn(section.format, 'alignColumns', standardSettings.format.alignsColumns),
      keywords: keywordLanguage(isRecord(section.format) ? section.format.keywords : undefined),
    },
  };
}

/** A switch of a group; where it is neither on nor off, what it is as a rule. */
function isOn(group: unknown, name: string, standard: boolean): boolean {
  const value = isRecord(group) ? group[name] : undefined;
  return typeof value === 'boolean' ? value : standard;
}

function severitiesIn(rules: unknown): Severities {
  const severity = isRecord(rules) ? rules.severity : undefined;
  if (!isRecord(severity)) return standardSettings.severities;
  return new Map(
    Object.entries(severity).flatMap(([id, value]) => {
      const level = severityLevel(value);
      return level ? [[id, level] as const] : [];
    }),
  );
}
