import { ConfigurationTarget, Range, Uri, window, workspace } from 'vscode';
import { reopen } from '../../../client/encoding/registerEncoding.ts';
import { clientStrings } from '../../../client/strings.ts';
import { ok, same } from './assert.ts';
import { closeAll, replace } from './budgetDocument.ts';

/** `# 部门` in GB18030. */
const kept = Uint8Array.of(0x23, 0x20, 0xb2, 0xbf, 0xc3, 0xc5);

suite('a budget that is kept in another encoding', () => {
  let file: Uri;

  setup(async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    ok(folder !== undefined, 'a folder is open');
    file = Uri.joinPath(folder.uri, `encoded-${Date.now()}.budget`);
    await workspace.fs.writeFile(file, kept);
  });

  teardown(async () => {
    await closeAll();
    await workspace.fs.delete(file);
  });

  test('is read anew as such, and not while it is edited', async () => {
    const { encoding } = clientStrings();
    const document = await workspace.openTextDocument(file);
    await window.showTextDocument(document);
    ok(document.getText().includes('\ufffd'), document.getText());
    await replace(document, new Range(0, 0, 0, 0), 'x');
    const edited = document.getText();
    await reopen(document, encoding);
    same([document.getText(), document.isDirty], [edited, true]);
    await replace(document, new Range(0, 0, 0, 1), '');
    await window.showTextDocument(document);
    await closeAll();
    // Editors before VS Code 1.100 ask for the encoding.
    const anew = await workspace.openTextDocument(file);
    if (!('encoding' in anew)) return;
    await reopen(anew, encoding);
    same((await workspace.openTextDocument(file)).getText(), '# 部门');
  });

  test('one in UTF-8 is read anew as that, where the editor is set to another encoding', async () => {
    const { encoding } = clientStrings();
    await workspace.fs.writeFile(file, new TextEncoder().encode('# 部门'));
    const settings = workspace.getConfiguration('files');
    await settings.update('encoding', 'gb18030', ConfigurationTarget.Global);
    try {
      const document = await workspace.openTextDocument(file);
      if (!('encoding' in document)) return;
      await window.showTextDocument(document);
      same(document.getText(), '# 閮ㄩ棬');
      await reopen(document, encoding);
      same((await workspace.openTextDocument(file)).getText(), '# 部门');
      // As it is kept so, it stays.
      await reopen(document, encoding);
      same(document.getText(), '# 部门');
    } finally {
      await settings.update('encoding', undefined, ConfigurationTarget.Global);
    }
  });
});
