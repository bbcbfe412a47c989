import { type Severities, severityLevel } from '../rules/profile/Profile.ts';
import { isRecord } from './previewProtocol.ts';

/** What the user has set in section `budget` for a document, as far as the server minds it. */
export interface UserSettings {
  /** Of the rules that are to weigh otherwise. */
  readonly severities: Severities;
}

/** What holds until the client has answered, and where it says nothing. */
export const standardSettings: UserSettings = { severities: new Map() };

/** Reads section `budget`; what is no value of a setting leaves the standard one. */
export function readSettings(section: unknown): UserSettings {
  return isRecord(section) ? { severities: severitiesIn(section.rules) } : standardSettings;
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
