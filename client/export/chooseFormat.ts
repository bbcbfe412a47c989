import { commands, type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import type { Format, FormatId } from '../../server/render/formats.ts';
import type { Strings } from '../strings.ts';

/** One format as it is offered. */
export type OfferedFormat = Format & { readonly id: FormatId };

/** The formats that there are, and those that there would be if the folder were trusted. */
export interface Offer {
  readonly offered: readonly OfferedFormat[];
  readonly untrusted: readonly OfferedFormat[];
}

/** What the user chose: a format, or to choose another folder first. */
export type Choice = { readonly format: OfferedFormat } | 'folder';

interface Answer extends QuickPickItem {
  /** Undefined for a line between answers. */
  readonly choice: Choice | 'trust' | undefined;
}

/**
 * Asks for a format, and shows where the file will go; undefined where the user chose nothing, or goes to where folders are
 * trusted.
 */
export async function chooseFormat(
  offer: Offer,
  folder: Uri | undefined,
  strings: Strings,
): Promise<Choice | undefined> {
  const title = strings.export.chooseFormat;
  const chosen = await window.showQuickPick(answersOf(offer, folder, strings), { title, matchOnDescription: true });
  if (chosen?.choice !== 'trust') return chosen?.choice;
  await commands.executeCommand('workbench.trust.manage');
  return undefined;
}

/** A format that needs trust is shown all the same, with what it needs: who looks for it would else think that there is none. */
export function answersOf({ offered, untrusted }: Offer, folder: Uri | undefined, strings: Strings): Answer[] {
  const shown = (format: OfferedFormat): QuickPickItem => ({
    label: strings.say(format.title),
    description: format.ending,
  });
  const formats = offered.map((format) => ({ ...shown(format), choice: { format } }));
  const needTrust = untrusted.map((format) => ({
    ...shown(format),
    detail: strings.export.needsTrust,
    choice: 'trust' as const,
  }));
  const place = {
    label: `$(folder) ${strings.export.otherFolder}`,
    description: folder?.fsPath ?? '',
    choice: 'folder' as const,
  };
  const separator = { label: strings.export.folder, kind: QuickPickItemKind.Separator, choice: undefined };
  return [...formats, ...needTrust, separator, place];
}
