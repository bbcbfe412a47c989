import { TabInputText, type Uri, ViewColumn, window } from 'vscode';

/**
 * The column in which a file is shown beside a preview: the one that shows it, else one that has a tab of it, else that of
 * another text. It is never the preview's own one, which would cover it.
 */
export function columnFor(uri: Uri, preview: ViewColumn | undefined): ViewColumn {
  const isIt = (each: Uri): boolean => each.toString() === uri.toString();
  const texts = window.visibleTextEditors.filter(({ viewColumn }) => viewColumn && viewColumn !== preview);
  const showing = texts.find(({ document }) => isIt(document.uri));
  const group = window.tabGroups.all.find(
    ({ tabs, viewColumn }) =>
      viewColumn !== preview && tabs.some(({ input }) => input instanceof TabInputText && isIt(input.uri)),
  );
  const other = preview === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  return showing?.viewColumn ?? group?.viewColumn ?? texts[0]?.viewColumn ?? other;
}
