import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { SourceFile } from '../model/SourceFile.ts';
import { digest } from '../text/digest.ts';
import { addToGroup } from '../text/groupedBy.ts';
import { addressOf, isVersion } from './addresses.ts';
import type { OpenDocuments } from './OpenDocuments.ts';
import { type Reporting, reported } from './reported.ts';
import type { WholeCheck } from './WholeCheck.ts';
import type { Root } from './Workspace.ts';

/** What is needed to report. */
export interface ReportParts extends Reporting {
  readonly documents: OpenDocuments;
  readonly wholeCheck: WholeCheck;
}

/** What is found in one file, as the client gets it. */
export interface FileReport {
  readonly uri: string;
  readonly version: number | null;
  readonly diagnostics: readonly LspDiagnostic[];
  /** The same where the diagnostics are. */
  readonly id: string;
}

/** What is found now. */
export interface Reports {
  /** The budgets that have an open file. */
  readonly roots: readonly Root[];
  readonly byAddress: ReadonlyMap<string, FileReport>;
  /** The addresses of files of which nothing is known yet: their budget waits for a file. */
  readonly waiting: ReadonlySet<string>;
}

/** What is found in every file that is checked; made at first use after a change. */
export class FileReports {
  readonly #parts: ReportParts;
  #roots: readonly Root[] | undefined;
  #current: Reports | undefined;

  constructor(parts: ReportParts) {
    this.#parts = parts;
  }

  /** The budgets that have an open file. */
  roots(): readonly Root[] {
    this.#roots ??= this.#parts.workspace.roots();
    return this.#roots;
  }

  /** What is found now. */
  current(): Reports {
    this.#current ??= this.#make();
    return this.#current;
  }

  /** Forgets what was found. */
  changed(): void {
    this.#roots = undefined;
    this.#current = undefined;
  }

  #make(): Reports {
    const roots = this.roots();
    const waiting = roots.filter(({ isSettled }) => !isSettled).flatMap(({ analysis }) => analysis.files);
    const closed = this.#parts.wholeCheck.reports();
    const byAddress = new Map(closed);
    for (const [file, diagnostics] of this.#live(roots)) {
      const { address } = file;
      const also = closed.get(address)?.diagnostics ?? [];
      byAddress.set(address, this.#report(file, [...diagnostics, ...also]));
    }
    return { roots, byAddress, waiting: new Set(waiting.map(({ address }) => address)) };
  }

  /** What the open budgets and profiles have, file by file. Of a version nobody hears what is told of the file already. */
  #live(roots: readonly Root[]): Map<SourceFile, readonly LspDiagnostic[]> {
    const settled = roots.filter(({ analysis, isSettled }) => isSettled && !isVersion(analysis.root.address));
    const open = this.#parts.documents.all().filter(({ file, isProfile }) => isProfile && !isVersion(file.address));
    const profiles = new Set([
      ...open.map(({ file }) => file),
      ...settled.flatMap(({ profileFile }) => profileFile ?? []),
    ]);
    const found = reported(settled, [...profiles], this.#parts);
    const files = [...settled.flatMap(({ analysis }) => analysis.files), ...profiles];
    return new Map(files.map((file) => [file, found.get(file) ?? []]));
  }

  #report(file: SourceFile, diagnostics: readonly LspDiagnostic[]): FileReport {
    const { documents } = this.#parts;
    return reportOf({ uri: documents.uriOf(file), version: documents.versionOf(file) }, diagnostics);
  }
}

/** A report with every finding once. */
export function reportOf(
  { uri, version }: Pick<FileReport, 'uri' | 'version'>,
  diagnostics: readonly LspDiagnostic[],
): FileReport {
  return new Report(uri, version, withoutDoubles(diagnostics));
}

/** Only those in the same place are held against each other: a finding may name many lines. */
function withoutDoubles(diagnostics: readonly LspDiagnostic[]): LspDiagnostic[] {
  const byPlace = new Map<string, LspDiagnostic[]>();
  return diagnostics.filter((each) => {
    const { start, end } = each.range;
    const place = `${each.code} ${start.line}:${start.character} ${end.line}:${end.character}`;
    const isThere = byPlace.get(place)?.some((other) => JSON.stringify(other) === JSON.stringify(each));
    if (!isThere) addToGroup(byPlace, place, each);
    return !isThere;
  });
}

class Report implements FileReport {
  readonly uri: string;
  readonly version: number | null;
  readonly diagnostics: readonly LspDiagnostic[];
  #id: string | undefined;

  constructor(uri: string, version: number | null, diagnostics: readonly LspDiagnostic[]) {
    this.uri = uri;
    this.version = version;
    this.diagnostics = diagnostics;
  }

  /** Made when it is asked for: a client that is sent every report has no use for it. */
  get id(): string {
    this.#id ??= digest(this.diagnostics.map((each) => JSON.stringify(each)).join('\n'));
    return this.#id;
  }
}

/** The report of a file of which nothing is found, or that is not there. */
export function emptyReport(uri: string): FileReport {
  return new Report(uri, null, []);
}

/** The report of a file by its URI. */
export function reportAt(reports: Reports, uri: string): FileReport {
  return reports.byAddress.get(addressOf(uri)) ?? emptyReport(uri);
}
