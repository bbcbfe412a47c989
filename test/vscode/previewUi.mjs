// What a person does with the preview, in the real workbench. UPDATE_PICTURES=1 renews the pictures that the README shows, and
// puts one of every view in every theme into test/vscode/output/.
import { runMain } from '../../.ci/prepare.mjs';
import { copySteps } from './preview/copySteps.mjs';
import { documentSteps } from './preview/documentSteps.mjs';
import { editSteps } from './preview/editSteps.mjs';
import { everyoneSteps } from './preview/everyoneSteps.mjs';
import { findingSteps } from './preview/findingSteps.mjs';
import { pictureSteps } from './preview/pictureSteps.mjs';
import { printSteps } from './preview/printSteps.mjs';
import { severalSteps } from './preview/severalSteps.mjs';
import { solidSteps } from './preview/solidSteps.mjs';
import { twoWaySteps } from './preview/twoWaySteps.mjs';
import { viewSteps } from './preview/viewSteps.mjs';
import { whySteps } from './preview/whySteps.mjs';
import { endWithSteps } from './runSteps.mjs';
import { editorWith, openWorkbench } from './workbench.mjs';

/** Saved as it is typed, so that the file tells what the text is. */
const settings = {
  'budget.preview.openOnStart': true,
  'files.autoSave': 'afterDelay',
  'files.autoSaveDelay': 100,
  'workbench.colorTheme': 'Light Modern',
  'workbench.activityBar.location': 'hidden',
  'editor.fontSize': 13,
};

/** In this order: the first leave the budget as it is, those that open other files come last. */
const groups = [
  documentSteps,
  twoWaySteps,
  whySteps,
  viewSteps,
  pictureSteps,
  copySteps,
  findingSteps,
  editSteps,
  everyoneSteps,
  printSteps,
  solidSteps,
  severalSteps,
];

runMain(async () => {
  const window = await openWorkbench({ settings, locale: 'zh-CN', viewport: { width: 1600, height: 950 } });
  await editorWith(window, '朔州经济开发区');
  await window.page.keyboard.press('Control+B');
  await endWithSteps(window, ...groups);
});
