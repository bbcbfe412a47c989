import { analyse } from '../features/Analysis.ts';
import { brokenLinesOf } from '../features/brokenLines.ts';
import { type FormatStyle, keywordLanguage, standardStyle } from '../features/formatting/FormatStyle.ts';
import { formatting } from '../features/formatting.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { notTextReason } from '../model/binding/notTextReason.ts';
import { decode, isText } from '../text/decode.ts';
import { editBytes } from '../text/editBytes.ts';
import type { Call, ExitCode } from './Command.ts';
import { refuse } from './files/BudgetFiles.ts';
import { findBudgets } from './files/findBudgets.ts';
import { notEncodable } from './files/notEncodable.ts';
import { type FileFault, type Files, type Host, isFault } from './Host.ts';

/** Lays files out and names those that it changed, or would change. */
export function formatFiles({ operands, options, locale }: Call, host: Host): ExitCode {
  const { files, faults } = findBudgets(operands, host.files);
  const style = { ...standardStyle, keywords: keywordLanguage(options.get('keywords')) };
  const formatted = [...new Set(files.map(({ path }) => path))].map((path) => formatFile(path, style, host.files));
  const isCheck = options.has('check');
  const written = formatted.map((each) => (isFault(each) || isCheck ? each : write(each, host.files)));
  for (const fault of [...faults, ...written.filter((each) => isFault(each))]) refuse(fault, locale, host);
  const done = written.flatMap((each) => (isFault(each) ? [] : each));
  for (const each of done) report(each, locale, host);
  if (faults.length > 0 || done.length < written.length) return 2;
  // What does not parse is told, and is for `budget check` to judge.
  return isCheck && done.some(({ content }) => content !== undefined) ? 1 : 0;
}

/** A file that was read. */
interface Formatted {
  readonly path: string;
  /** What it is to hold; undefined where it does already. */
  readonly content: Uint8Array | undefined;
  /** Where stretches begin that do not parse and stay as they are, as numbers of lines from one. */
  readonly brokenLines: readonly number[];
}

function formatFile(path: string, style: FormatStyle, files: Files): Formatted | FileFault {
  const bytes = files.read(path);
  if (isFault(bytes)) return bytes;
  const decoded = decode(bytes);
  if (!isText(decoded)) return { path, reason: notTextReason(decoded) };
  const analysis = analyse(decoded.text);
  const brokenLines = brokenLinesOf(analysis);
  const edits = formatting(analysis, style);
  if (edits.length === 0) return { path, content: undefined, brokenLines };
  const content = editBytes(bytes, edits);
  return content ? { path, content, brokenLines } : { path, reason: notEncodable };
}

function write(formatted: Formatted, files: Files): Formatted | FileFault {
  const { path, content } = formatted;
  return (content && files.write(path, content)) ?? formatted;
}

function report({ path, content, brokenLines }: Formatted, locale: Locale, { print, complain }: Host): void {
  if (content) print(`${path}\n`);
  for (const line of brokenLines) complain(`${path}:${line}: ${say(leftAlone, locale)}`);
}

const leftAlone: Localized = {
  zh: '有语法错误，这一段保持原样',
  en: 'a syntax error; what it is part of stays as it is',
};
