import { type Analysis, analyse } from '../features/Analysis.ts';
import { type Diagnostic, diagnostic } from '../features/diagnostic.ts';
import { type Locale, say } from '../language/locale.ts';
import type { Localized } from '../language/schema.ts';
import { standardProfile } from '../rules/profile/Profile.ts';
import { decode } from './decode.ts';
import { type FileFault, type Host, isFault } from './Host.ts';

/** A budget file that was read and checked. */
export interface CheckedFile {
  /** As given on the command line, or as found under the folder that was given. */
  readonly file: string;
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether every rule ran; one that failed was complained of. */
  readonly isComplete: boolean;
}

/** Reads and checks one file; undefined where it cannot be read, after saying so. */
export function readBudget(file: string, locale: Locale, host: Host): CheckedFile | undefined {
  const bytes = host.files.read(file);
  if (isFault(bytes)) return refuse(bytes, locale, host);
  const decoded = decode(bytes);
  if (!decoded) return refuse({ path: file, reason: notText }, locale, host);
  if (decoded.encoding === 'gb18030') host.complain(`${file}: ${say(keptAsGb18030, locale)}`);
  const analysis = analyse(decoded.text);
  let isComplete = true;
  const failed = (id: string, error: unknown): void => {
    isComplete = false;
    host.complain(`${file}: ${say(ruleFailed(id, error), locale)}`);
  };
  const diagnostics = diagnostic(analysis, { locale, profile: standardProfile, failed });
  return { file, analysis, diagnostics, isComplete };
}

/** Says in one line why a file cannot be used. */
export function refuse({ path, reason }: FileFault, locale: Locale, { complain }: Host): undefined {
  complain(`${path}: ${say(reason, locale)}`);
}

const notText: Localized = {
  zh: '不是文本文件（二进制，或编码既不是 UTF-8 也不是 GB18030）',
  en: 'not a text file (binary, or in an encoding that is neither UTF-8 nor GB18030)',
};

const keptAsGb18030: Localized = {
  zh: '按 GB18030 编码读取；请另存为 UTF-8',
  en: 'read as GB18030; save it as UTF-8',
};

function ruleFailed(id: string, error: unknown): Localized {
  const message = error instanceof Error ? error.message : String(error);
  return {
    zh: `规则 ${id} 运行失败，其余照常检查：${message}`,
    en: `the rule ${id} failed, the others were checked: ${message}`,
  };
}
