import assert from 'node:assert/strict';
import fs from 'node:fs';
import { webview } from '../workbench.mjs';
import {
  announced,
  changedLines,
  field,
  figure,
  figureShows,
  fileIn,
  keyboardIsInPage,
  openView,
  saved,
  savedExactly,
  side,
  undoInText,
} from './previewPage.mjs';

/** Edits in the preview, which become the smallest change of the text. */
export const editSteps = {
  'an amount is edited in its cell: the text changes by that alone': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await openView(window, 'document');
    await figure(window, 't6/30101/total').click();
    await keyboard.press('F2');
    const input = editInput(window);
    await input.waitFor();
    assert.equal(await input.inputValue(), '15.46');
    await input.fill('16.50');
    await keyboard.press('Enter');
    await figureShows(window, 't6/30101/total', '16.50');
    const lines = changedLines(original, await saved(window, '16.50'));
    assert.deepEqual(
      lines.map(([, after]) => after.trim()),
      ['30101  "基本工资"          16.50'],
    );
    assert.ok(await keyboardIsInPage(window));
    // Ctrl+Z takes it back, Ctrl+Y makes it again, and the keyboard stays.
    const edited = fs.readFileSync(fileIn(window), 'utf8');
    for (const [key, text, shown] of [
      ['Control+Z', original, '15.46'],
      ['Control+Y', edited, '16.50'],
      ['Control+Z', original, '15.46'],
    ]) {
      await keyboard.press(key);
      await savedExactly(window, text);
      await figureShows(window, 't6/30101/total', shown);
      await webview(window).locator('[data-figure="t6/30101/total"]:focus').waitFor();
    }
  },
  'and in the unit in which it is shown, whatever the text has': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    const unit = webview(window).locator('#tool-unit');
    await unit.selectOption('元');
    await figureShows(window, 't6/30101/total', '154,600.00');
    await figure(window, 't6/30101/total').click();
    await keyboard.press('F2');
    await editInput(window).waitFor();
    assert.equal(await editInput(window).inputValue(), '154600');
    await editInput(window).fill('165000');
    await keyboard.press('Enter');
    await figureShows(window, 't6/30101/total', '165,000.00');
    assert.match(await saved(window, '16.50'), /30101 {2}"基本工资" {10}16\.50$/m);
    await keyboard.press('Control+Z');
    await savedExactly(window, original);
    await unit.selectOption('万元');
    await figureShows(window, 't6/30101/total', '15.46');
    await figure(window, 't6/30101/total').click();
  },
  'a cell that has just changed is edited as it is now': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    for (const [before, next] of [
      ['15.46', '17.50'],
      ['17.50', '15.46'],
    ]) {
      await keyboard.press('F2');
      await editInput(window).waitFor();
      assert.equal(await editInput(window).inputValue(), before);
      await editInput(window).fill(next);
      await keyboard.press('Enter');
      // Not before the text is another one, but before the page has drawn it.
      await editInput(window).waitFor({ state: 'hidden' });
    }
    await figureShows(window, 't6/30101/total', '15.46');
    await savedExactly(window, original);
  },
  'all of a box is selected by Ctrl+A, and only what is typed behind it is there': async (window) => {
    const { keyboard } = window.page;
    for (let times = 0; times < 5; times++) {
      await keyboard.press('F2');
      await editInput(window).waitFor();
      await keyboard.press('Control+A');
      await keyboard.type('2.75');
      // As long as VS Code may take to hear of a key.
      await window.page.waitForTimeout(200);
      assert.equal(await editInput(window).inputValue(), '2.75');
      const selected = await editInput(window).evaluate((input) => input.selectionEnd - input.selectionStart);
      assert.equal(selected, 0);
      await keyboard.press('Escape');
    }
    await figureShows(window, 't6/30101/total', '15.46');
  },
  'the keyboard stays with its row where one above it goes and one below it changes': async (window) => {
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await figure(window, 't6/30107/total').click();
    const changed = original.replace(/^ +30102 .*\n/m, '').replace(/(30113 .*)4\.74/, '$14.75');
    for (const [text, shown] of [
      [changed, '4.75'],
      [original, '4.74'],
    ]) {
      fs.writeFileSync(fileIn(window), text);
      await figureShows(window, 't6/30113/total', shown);
      await webview(window).locator('[data-figure="t6/30107/total"].has-cursor:focus').waitFor();
    }
  },
  'a table has its rows when its first figure is written, and when its last is taken away': async (window) => {
    const original = fs.readFileSync(fileIn(window), 'utf8');
    const rows = webview(window).locator('#part-t8 tbody tr');
    const ownRows = await rows.count();
    fs.writeFileSync(fileIn(window), original.replace('30113  "住房公积金"  4.74', '$&  政府性基金'));
    await figure(window, 't8/2210201/total').waitFor();
    fs.writeFileSync(fileIn(window), original);
    await webview(window).locator('#part-t8 .note', { hasText: '本表无数据' }).waitFor();
    assert.equal(await rows.count(), ownRows);
    await figureShows(window, 't6/30113/total', '4.74');
  },
  'what is selected is added up anew when it changes': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    const words = side(window).locator('.selected-cells p');
    await figure(window, 't6/30113/total').click();
    await keyboard.press('Shift+ArrowUp');
    await words.filter({ hasText: '7.50' }).waitFor();
    fs.writeFileSync(fileIn(window), original.replace(/(30113 .*)4\.74/, '$14.75'));
    await words.filter({ hasText: '7.51' }).waitFor();
    fs.writeFileSync(fileIn(window), original);
    await words.filter({ hasText: '7.50' }).waitFor();
    await keyboard.press('Escape');
  },
  'the keyboard stays in the table from which it takes a row': async (window) => {
    const { keyboard } = window.page;
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await figure(window, 't6/30113/total').click();
    await keyboard.press('F2');
    await editInput(window).fill('0');
    await keyboard.press('Enter');
    await figure(window, 't6/30113/total').waitFor({ state: 'detached' });
    await webview(window).locator('#part-t6 .has-cursor:focus').waitFor();
    await saved(window, '"住房公积金"  0.00');
    await keyboard.press('Control+Z');
    await savedExactly(window, original);
    await figureShows(window, 't6/30113/total', '4.74');
    await webview(window).locator('#part-t6 .has-cursor:focus').waitFor();
  },
  'Escape leaves a cell as it was, and what an input method takes leaves it open': async (window) => {
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await figure(window, 't6/30102/total').click();
    await window.page.keyboard.press('F2');
    await editInput(window).fill('99');
    for (const key of ['Enter', 'Escape'])
      await editInput(window).dispatchEvent('keydown', { key, keyCode: 229, bubbles: true });
    assert.ok(await editInput(window).isVisible());
    assert.equal(await editInput(window).inputValue(), '99');
    await window.page.keyboard.press('Escape');
    await editInput(window).waitFor({ state: 'hidden' });
    assert.equal(fs.readFileSync(fileIn(window), 'utf8'), original);
  },
  'a refused amount stays in the box with its reason': async (window) => {
    await figure(window, 't6/30102/total').click();
    await window.page.keyboard.press('F2');
    await editInput(window).fill('二点零八x');
    await window.page.keyboard.press('Enter');
    await webview(window).locator('#edit-refusal', { hasText: /\S/ }).waitFor();
    assert.equal(await editInput(window).inputValue(), '二点零八x');
    await window.page.keyboard.press('Escape');
    await editInput(window).waitFor({ state: 'hidden' });
  },
  'a refused amount is not lost to who goes on to another cell, and the keyboard goes there in the end': async (
    window,
  ) => {
    const { keyboard } = window.page;
    await keyboard.press('F2');
    await editInput(window).fill('二点零八x');
    await figure(window, 't6/30101/total').click();
    await keyboard.press('F2');
    await side(window).locator('h3', { hasText: '基本工资' }).waitFor();
    await webview(window).locator('#edit-refusal', { hasText: /\S/ }).waitFor();
    assert.equal(await editInput(window).inputValue(), '二点零八x');
    await editInput(window).fill('2.08');
    await keyboard.press('Enter');
    await editInput(window).waitFor({ state: 'hidden' });
    await webview(window).locator('[data-figure="t6/30101/total"]:focus').waitFor();
  },
  'a sum says why it cannot be edited, and leads to its items': async (window) => {
    await figure(window, 't6/total/total').click();
    await window.page.keyboard.press('F2');
    const box = webview(window).locator('.edit-box');
    await box.getByText('这个数不能直接改').waitFor();
    await box.locator('.edit-steps button').first().waitFor();
    await window.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
  },
  'the value of an indicator and a text of a form are edited where they stand': async (window) => {
    const original = fs.readFileSync(fileIn(window), 'utf8');
    await figure(window, 'project-1/indicator-6').click();
    await window.page.keyboard.press('F2');
    await editInput(window).waitFor();
    await editInput(window).fill('>= 96%');
    await window.page.keyboard.press('Enter');
    await saved(window, '>= 96%');
    await field(window, 'project-1/goal').click();
    await window.page.keyboard.press('F2');
    const area = webview(window).locator('textarea#edit-input');
    await area.fill('保障单位“正常”运转。');
    await window.page.keyboard.press('Control+Enter');
    await field(window, 'project-1/goal').filter({ hasText: '保障单位“正常”运转。' }).waitFor();
    const lines = changedLines(original, await saved(window, '保障单位“正常”运转。'));
    assert.equal(lines.length, 2, JSON.stringify(lines));
    await undoInText(window);
    await window.page.keyboard.press('Control+Z');
    await savedExactly(window, original);
    await figureShows(window, 'project-1/indicator-6', '≥95%');
    await announced(window, '已更新');
  },
};

function editInput(window) {
  return webview(window).locator('#edit-input');
}
