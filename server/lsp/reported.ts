import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Diagnostic } from '../features/diagnostic.ts';
import { profileDiagnostic } from '../features/profileDiagnostic.ts';
import { type Locale, say } from '../language/locale.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { attempted } from '../text/attempted.ts';
import { groupedBy } from '../text/groupedBy.ts';
import { type FileNames, type PageOf, severities, toDiagnostic } from './toLsp.ts';
import { distinct, type Root, type Workspace } from './Workspace.ts';

/** What is needed to report. */
export interface Reporting {
  readonly documents: FileNames;
  readonly workspace: Workspace;
  readonly pageOf: PageOf;
  readonly locale: () => Locale;
  /** Is told of what failed. */
  readonly failed: (name: string, error: unknown) => void;
}

/** So many findings of a file are reported: nobody reads more, and each of them would be sent anew with every key. */
const MOST = 500;

/**
 * What is found in some budgets and profiles, file by file, as the client gets it: of a file with very many findings the most
 * severe, and how many are left.
 */
export function reported(
  roots: readonly Root[],
  profiles: readonly SourceFile[],
  parts: Reporting,
): Map<SourceFile, LspDiagnostic[]> {
  const found = [
    ...roots.flatMap((root) => parts.workspace.findings(root)),
    ...profiles.flatMap((file) => inProfile(file, parts)),
  ];
  const told = (all: readonly Diagnostic[]): LspDiagnostic[] =>
    mostSevere(roots.length > 1 ? distinct(all) : all, parts);
  return new Map(
    Array.from(
      groupedBy(found, ({ file }) => file),
      ([file, all]) => [file, told(all)] as const,
    ),
  );
}

function inProfile(file: SourceFile, { locale, failed }: Reporting): readonly Diagnostic[] {
  return attempted(
    () => profileDiagnostic(file, locale()),
    [],
    (error) => failed('profileDiagnostic', error),
  );
}

function mostSevere(all: readonly Diagnostic[], { documents, pageOf, locale }: Reporting): LspDiagnostic[] {
  const told = (each: Diagnostic): LspDiagnostic => toDiagnostic(each, documents, pageOf);
  if (all.length <= MOST) return all.map(told);
  const first = new Set([...all].sort((a, b) => severities[a.severity] - severities[b.severity]).slice(0, MOST));
  return [...all.filter((each) => first.has(each)).map(told), left(all.length - MOST, locale())];
}

/** Says at the top of a file how many findings are not listed. */
function left(count: number, locale: Locale): LspDiagnostic {
  const top = { line: 0, character: 0 };
  const message = {
    zh: `本文件问题太多，只列出最严重的 ${MOST} 处，另有 ${count} 处未列出：改正后会接着显示，命令“budget check”列出全部`,
    en: `This file has too many problems: the ${MOST} most severe are listed, ${count} more are not. They follow as these are mended; “budget check” lists all`,
  };
  return {
    range: { start: top, end: top },
    severity: DiagnosticSeverity.Information,
    source: 'budget',
    message: say(message, locale),
  };
}
