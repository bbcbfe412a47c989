import { type Locale, say } from '../language/locale.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { invalidProfile } from '../rules/invalidProfile.ts';
import { readProfile } from '../rules/profile/readProfile.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What is wrong with a profile file, in the order of its text. */
export function profileDiagnostic(file: SourceFile, locale: Locale): Diagnostic[] {
  const { faults, profile } = readProfile(file);
  const { id } = invalidProfile;
  const severity = profile.severities.get(id) ?? invalidProfile.severity;
  if (severity === 'off') return [];
  return faults
    .map(({ start, end, message }) => ({
      id,
      severity,
      file,
      span: { start, end },
      message: say(message, locale),
      related: () => [],
      fixes: () => [],
    }))
    .sort((a, b) => a.span.start - b.span.start);
}
