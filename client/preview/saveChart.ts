import { Uri, window } from 'vscode';
import { faultText, nameOf } from '../export/exportMessages.ts';
import { writeBeside } from '../export/writeBeside.ts';
import { folderOf } from '../folderOf.ts';
import type { Strings } from '../strings.ts';
import type { PreviewSource } from './previewSource.ts';

/** What saving a chart needs of its surroundings. */
export interface ChartServices {
  readonly source: Pick<PreviewSource, 'charts'>;
  readonly strings: Strings;
}

/** Asks for a place and writes a chart there, as a picture that can be put into slides. */
export async function saveChart(uri: Uri, id: string, { source, strings }: ChartServices): Promise<void> {
  const chart = (await source.charts({ uri: uri.toString() }))?.find((each) => each.id === id);
  if (!chart) return;
  const name = `${nameOf(uri).replace(/\.budget$/i, '')}-${chart.title.replace(/[\\/:*?"<>|\s]/g, '_')}.svg`;
  const folder = folderOf(uri);
  const file = await window.showSaveDialog({
    title: strings.preview.saveChart(chart.title),
    filters: { SVG: ['svg'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (!file) return;
  const fault = await writeBeside(file, new TextEncoder().encode(chart.svg));
  if (fault) void window.showErrorMessage(faultText(fault, file, Uri.joinPath(file, '..'), strings.export));
  else void window.showInformationMessage(strings.export.exported(nameOf(file)));
}
