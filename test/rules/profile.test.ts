import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { profileDiagnostic } from '../../server/features/profileDiagnostic.ts';
import { profileSchema } from '../../server/features/profileSchema.ts';
import { SourceFile } from '../../server/model/SourceFile.ts';
import { rules } from '../../server/rules/index.ts';
import { severityLevels, standardProfile, withSeverities } from '../../server/rules/profile/Profile.ts';
import { profileName } from '../../server/rules/profile/profileName.ts';
import { readProfile } from '../../server/rules/profile/readProfile.ts';
import { parseCases } from '../support/parseCases.ts';

const packageFile = new URL('../../package.json', import.meta.url);

interface SeveritySetting {
  readonly propertyNames: { enum: readonly string[] };
  readonly additionalProperties: { readonly enum: readonly string[] };
}

interface Package {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, SeveritySetting> } };
}

describe('the setting budget.rules.severity', () => {
  const manifest = JSON.parse(readFileSync(packageFile, 'utf8')) as Package;
  const setting = manifest.contributes.configuration.properties['budget.rules.severity'];
  const ids = rules.map(({ id }) => id);

  test('knows every rule; `BLESS=1` writes the list', () => {
    if (process.env['BLESS'] === '1' && setting) {
      setting.propertyNames.enum = ids;
      writeFileSync(packageFile, `${JSON.stringify(manifest, undefined, 2)}\n`);
    }
    expect(setting?.propertyNames.enum).toEqual(ids);
  });

  test('knows every level', () => expect(setting?.additionalProperties.enum).toEqual(severityLevels));
});

describe('the schema of profiles', () => {
  const validate = new Ajv({ strict: false }).compile(profileSchema());

  /** The profiles of the cases, and whether anything is found in them. */
  const profiles = parseCases(readFileSync(new URL('../cases/profile.md', import.meta.url), 'utf8')).map(
    ({ name, files }) => ({ name, text: files.get(profileName)?.text ?? '' }),
  );

  test.each(profiles)('and the reader agree: $name', ({ text }) => {
    const value: unknown = parse(text, [], { allowTrailingComma: true });
    const found = profileDiagnostic(new SourceFile(profileName, text), 'en');
    // What the schema cannot say: whether a word is in the standard list, whether a typo stays one.
    const told = found.filter(({ message }) => !/standard list|in it$|is missing here/.test(message));
    expect(validate(value ?? {})).toBe(told.length === 0);
  });
});

describe('a profile', () => {
  const read = (text: string): ReturnType<typeof readProfile> => readProfile(new SourceFile(profileName, text));

  test('adds to the standard lists, and takes away', () => {
    const { profile, faults } = read(
      '{ "vagueWords": ["好", "!提升"], "typos": { "入住企业": false, "科式": "科室" } }',
    );
    expect(faults).toEqual([]);
    expect(profile.vagueWords.has('好')).toBe(true);
    expect(profile.vagueWords.has('提升')).toBe(false);
    expect(profile.vagueWords.size).toBe(standardProfile.vagueWords.size);
    expect([profile.typos.get('科式'), profile.typos.get('入住企业')]).toEqual(['科室', undefined]);
  });

  test('is read once for one version of its file, and stays the same with the same severities', () => {
    const file = new SourceFile(profileName, '{}');
    expect(readProfile(file)).toBe(readProfile(file));
    const severities = new Map([['stale-figure', 'off'] as const]);
    const { profile } = readProfile(file);
    expect(withSeverities(profile, severities)).toBe(withSeverities(profile, severities));
    expect(withSeverities(profile, new Map())).toBe(profile);
  });

  test('may be anything: brackets without end, nothing, a name that every object has', () => {
    expect(read('['.repeat(100_000)).faults).toHaveLength(1);
    expect(read('').faults).toHaveLength(1);
    expect(read('{ "constructor": 1, "severity": { "toString": "off" } }').faults).toHaveLength(2);
  });

  test('can be told to be quiet about itself', () => {
    const text = '{ "severity": { "invalid-profile": "off", "x": "off" } }';
    expect(profileDiagnostic(new SourceFile(profileName, text), 'zh-cn')).toEqual([]);
  });
});
