import { type CodeAction, commands, type Diagnostic, env, type Range, type TextDocument, workspace } from 'vscode';
import { ok, same } from './assert.ts';
import {
  closeAll,
  codeActions,
  diagnosticsWhere,
  errorsOf,
  idsOf,
  lineOf,
  openSample,
  rangeOnLine,
  replace,
} from './budgetDocument.ts';

suite('totals', () => {
  teardown(closeAll);

  test('the sample has no error and its three rounding differences', async () => {
    const sample = await openSample();
    const diagnostics = await diagnosticsWhere(sample, ({ length }) => length > 0);
    same(roundingIn(diagnostics).length, 3);
    same(errorsOf(diagnostics), []);
  });

  test('a changed figure breaks the totals above it, and one fix makes all of them hold', async () => {
    const sample = await openSample();
    const { salary, total } = placesIn(sample);
    await replace(sample, salary, '25.46');
    const broken = errorsOf(await diagnosticsWhere(sample, (found) => errorsOf(found).length > 0));
    const ofBlock = broken.filter(({ range }) => range.start.line === total.start.line);
    same(idsOf(ofBlock), ['total-mismatch']);
    same(ofBlock[0]?.range, total);
    ok(ofBlock[0]?.message.includes('9.99') === true, `the difference is 9.99: ${ofBlock[0]?.message}`);

    const fix = await fixOf(sample, total, ['30101', '25.46', '15.46']);
    await apply(fix);
    same(sample.lineAt(salary.start.line).text.trim(), '30101  "基本工资"          15.46');
    same(errorsOf(await diagnosticsWhere(sample, (found) => errorsOf(found).length === 0)), []);
  });

  test('undo brings the text and its diagnostics back', async () => {
    const sample = await openSample();
    const before = sample.getText();
    const { salary, total } = placesIn(sample);
    await replace(sample, salary, '25.46');
    await diagnosticsWhere(sample, (found) => errorsOf(found).length > 0);
    await apply(await fixOf(sample, total, ['30101', '25.46', '15.46']));
    await commands.executeCommand('undo');
    await commands.executeCommand('undo');
    same(sample.getText(), before);
    await diagnosticsWhere(sample, (found) => errorsOf(found).length === 0 && roundingIn(found).length === 3);
  });

  test('the declared total can be set to the sum instead', async () => {
    const sample = await openSample();
    const { salary, total } = placesIn(sample);
    await replace(sample, salary, '25.46');
    await diagnosticsWhere(sample, (found) => errorsOf(found).length > 0);
    await apply(await fixOf(sample, total, ['39.86', '49.85']));
    same(sample.getText(total), '49.85');
  });

  test('messages are in the language of VS Code', async () => {
    const sample = await openSample();
    const word = env.language.startsWith('zh') ? '尾差' : 'rounding';
    await diagnosticsWhere(sample, (found) => roundingIn(found).some(({ message }) => message.includes(word)));
  });
});

function roundingIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((each) => idsOf([each]).includes('rounding-difference'));
}

/** The basic salary and the total of the first block of basic expenditure. */
function placesIn(sample: TextDocument): { salary: Range; total: Range } {
  const block = lineOf(sample, '基本支出 2011308');
  return { salary: rangeOnLine(sample, block + 1, '15.46'), total: rangeOnLine(sample, block + 6, '39.86') };
}

/** The one quick fix at a range whose title has all of some words. */
async function fixOf(document: TextDocument, range: Range, words: readonly string[]): Promise<CodeAction> {
  const actions = await codeActions(document, range, 'quickfix');
  const fitting = actions.filter(({ title }) => words.every((word) => title.includes(word)));
  const [fix, ...others] = fitting;
  if (!fix || others.length > 0)
    throw new Error(`no one fix with ${words}: ${actions.map(({ title }) => title).join(' | ')}`);
  return fix;
}

async function apply({ edit, title }: CodeAction): Promise<void> {
  ok(edit !== undefined && (await workspace.applyEdit(edit)), `could be applied: ${title}`);
}
