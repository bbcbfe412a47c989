import { picture, webview } from '../workbench.mjs';
import { figure, openView, side } from './previewPage.mjs';

/** Small enough to be read in a page, large enough for text and preview beside each other. */
const size = { width: 1280, height: 720 };

/** What the README shows of the preview. */
export const pictureSteps = {
  'pictures of the document with the pane at the side, and of the other views': async (window) => {
    const page = webview(window);
    const usual = window.page.viewportSize();
    await window.page.setViewportSize(size);
    await openView(window, 'document');
    await figure(window, 't3/2011308/basic').waitFor();
    if (await page.locator('#outline').isVisible()) await page.locator('#tool-outline').click();
    await figure(window, 't3/20805/total').click();
    await side(window).locator('.declared').first().waitFor();
    await page.locator('#finding-popover').waitFor();
    await page.locator('[data-figure="t3/20805/basic"].is-place').first().waitFor();
    await window.page.keyboard.press('Escape');
    await picture(window, 'preview');
    await side(window).locator('.pane-head button').click();
    for (const [view, content] of Object.entries({
      reconciliation: 'tbody tr',
      comparison: '.compared tr',
      charts: 'svg',
    })) {
      const shown = await openView(window, view);
      await shown.locator(content).first().waitFor();
      if (view === 'comparison') await shown.locator('.filter input').check();
      await shown.evaluate((element) => element.scrollTo({ top: 0, left: 0, behavior: 'instant' }));
      await picture(window, `preview-${view}`, await clip(window));
    }
    await openView(window, 'document');
    for (const tool of ['outline', 'side']) await page.locator(`#tool-${tool}`).click();
    await window.page.setViewportSize(usual);
  },
};

/** The preview alone, as far as it says something. */
async function clip({ page }) {
  const box = await page.locator('iframe.webview.ready').boundingBox();
  return { ...box, height: Math.min(box.height, 420) };
}
