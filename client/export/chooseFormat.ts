import { QuickPickItemKind, type Uri, window } from 'vscode';
import type { Format, FormatId } from '../../server/render/formats.ts';
import type { Strings } from '../strings.ts';

/** One format as it is offered. */
export type OfferedFormat = Format & { readonly id: FormatId };

/** What the user chose: a format, or to choose another folder first. */
export type Choice = { readonly format: OfferedFormat } | 'folder';

/** Asks for a format, and shows where the file will go; undefined where the user chose nothing. */
export async function chooseFormat(
  offered: readonly OfferedFormat[],
  folder: Uri | undefined,
  strings: Strings,
): Promise<Choice | undefined> {
  const formats = offered.map((format) => ({
    label: strings.say(format.title),
    description: format.ending,
    choice: { format },
  }));
  const place = {
    label: `$(folder) ${strings.export.otherFolder}`,
    description: folder?.fsPath ?? '',
    choice: 'folder' as const,
  };
  const separator = { label: strings.export.folder, kind: QuickPickItemKind.Separator, choice: undefined };
  const chosen = await window.showQuickPick([...formats, separator, place], {
    title: strings.export.chooseFormat,
    matchOnDescription: true,
  });
  return chosen?.choice;
}
