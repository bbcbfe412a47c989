import path from 'node:path';
import type { Localized } from '../language/schema.ts';
import { notTextReason } from '../model/binding/notTextReason.ts';
import { decode, isText } from '../text/decode.ts';
import type { CheckResult } from './CheckResult.ts';
import { type FileFault, type Files, isFault } from './Host.ts';
import type { PlainDiagnostic } from './reports/PlainDiagnostic.ts';

/** How often each finding of an earlier check was there, by file, id and message: lines move, these stay. */
export type Baseline = ReadonlyMap<string, number>;

/** Reads what `budget check --format json` wrote. */
export function readBaseline(file: string, files: Files): Baseline | FileFault {
  const bytes = files.read(file);
  if (isFault(bytes)) return bytes;
  const decoded = decode(bytes);
  if (!isText(decoded)) return { path: file, reason: notTextReason(decoded) };
  const entries = entriesOf(decoded.text);
  if (!entries) return { path: file, reason: notABaseline };
  const counts = new Map<string, number>();
  for (const key of entries) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The files with the findings that the baseline has not. */
export function newFindings(checked: readonly CheckResult[], baseline: Baseline): CheckResult[] {
  const left = new Map(baseline);
  const isNew = ({ file, id, message }: PlainDiagnostic): boolean => {
    const key = keyOf(file, id, message);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  };
  return checked.map((each) => ({
    ...each,
    diagnostics: each.diagnostics.filter(isNew),
  }));
}

/** A file is the same however its path is written. */
function keyOf(file: string, id: string, message: string): string {
  return JSON.stringify([path.resolve(file.replaceAll('\\', '/')), id, message]);
}

function entriesOf(text: string): string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return undefined;
    const keys = parsed.map((entry: unknown) =>
      isEntry(entry) ? keyOf(entry.file, entry.id, entry.message) : undefined,
    );
    return keys.every((key) => key !== undefined) ? keys : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is { readonly file: string; readonly id: string; readonly message: string } {
  const isText = (name: string): boolean =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'string';
  return isText('file') && isText('id') && isText('message');
}

const notABaseline: Localized = {
  zh: '不是 budget check --format json 写出的文件，不能作为基线',
  en: 'is not what budget check --format json writes, so it cannot be a baseline',
};
