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
/** So many warnings and hints of one rule are: where a name is wrong that stands everywhere, the others are no news. */
const MOST_ALIKE = 100;

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
  if (all.length <= MOST_ALIKE) return all.map(told);
  const some = withoutAlike(all);
  const first = new Set([...some].sort((a, b) => severities[a.severity] - severities[b.severity]).slice(0, MOST));
  const listed = some.filter((each) => first.has(each)).map(told);
  return listed.length < all.length ? [...listed, left(all.length - listed.length, locale())] : listed;
}

/** Without the warnings and hints of a rule that has told very many; every error stays. */
function withoutAlike(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  return all.filter(({ id, severity }) => {
    if (severity === 'error') return true;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count <= MOST_ALIKE;
  });
}

/** Says at the top of a file how many findings are not listed. */
function left(count: number, locale: Locale): LspDiagnostic {
  const top = { line: 0, character: 0 };
  const message = {
    zh: `本文件问题太多，只列出最严重的 ${MOST} 处（同类警告 ${MOST_ALIKE} 处），另有 ${count} 处未列出：改正后会接着显示，命令“budget check”列出全部`,
    en: `This file has too many problems: the ${MOST} most severe are listed, of warnings of one kind ${MOST_ALIKE}; ${count} more are not. They appear as these are corrected; “budget check” lists all`,
  };
  return {
    range: { start: top, end: top },
    severity: DiagnosticSeverity.Information,
    source: 'budget',
    message: say(message, locale),
  };
}
