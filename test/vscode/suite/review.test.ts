import { CodeActionKind, type Diagnostic, Range, type Uri, workspace } from 'vscode';
import { ok, same } from './assert.ts';
import { closeAll, codeActions, diagnosticsWhere, idsOf, openUntitled } from './budgetDocument.ts';

/** A typing slip, a wrong name and a doubled value, of which each has one right form. */
const slips = `基本支出 2011308 "招商引资" { 30102 "津贴和补贴" 2.08 }
说明 其他 "为园区内入住企业服务。；"
`;
const right = `基本支出 2011308 "招商引资" { 30102 "津贴补贴" 2.08 }
说明 其他 "为园区内入驻企业服务。"
`;

suite('review', () => {
  teardown(closeAll);

  test('the code of a finding links to the page of its rule', async () => {
    const document = await openUntitled(slips);
    const found = await diagnosticsWhere(document, (all) => idsOf(all).includes('misspelled-word'));
    const link = found.map(targetOf).find((target) => target?.path.includes('misspelled-word'));
    ok(link !== undefined, 'there is a link');
    const page = await workspace.openTextDocument(link);
    ok(page.getText().startsWith('# misspelled-word\n'), page.getText().slice(0, 80));
  });

  test('source.fixAll puts every slip right that needs no judgement', async () => {
    const document = await openUntitled(slips);
    await diagnosticsWhere(document, (all) => idsOf(all).includes('punctuation-slip'));
    const all = new Range(0, 0, document.lineCount - 1, 0);
    const actions = await codeActions(document, all, CodeActionKind.SourceFixAll.value);
    const [action] = actions;
    ok(action?.edit !== undefined, `there is an action: ${JSON.stringify(actions)}`);
    await workspace.applyEdit(action.edit);
    same(document.getText(), right);
  });
});

function targetOf({ code }: Diagnostic): Uri | undefined {
  return typeof code === 'object' ? code.target : undefined;
}
