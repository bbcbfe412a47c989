import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Diagnostic } from '../features/diagnostic.ts';
import { type Locale, say } from '../language/locale.ts';
import type { SourceFile } from '../model/SourceFile.ts';
import { addToGroup } from '../text/groupedBy.ts';
import { type FileNames, type PageOf, severities, toDiagnostic } from './toLsp.ts';

/** What is needed to report. */
export interface Reporting {
  readonly documents: FileNames;
  readonly pageOf: PageOf;
  readonly locale: () => Locale;
}

/** So many findings of a file are reported: nobody reads more, and each of them would be sent anew with every key. */
const MOST = 500;

/** What is found, file by file, as the client gets it: of a file with very many findings the most severe, and how many are left. */
export function reported(found: Iterable<Diagnostic>, reporting: Reporting): Map<SourceFile, LspDiagnostic[]> {
  const byFile = new Map<SourceFile, Diagnostic[]>();
  for (const each of found) addToGroup(byFile, each.file, each);
  return new Map(Array.from(byFile, ([file, all]) => [file, mostSevere(all, reporting)] as const));
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
