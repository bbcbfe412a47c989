import { isHostMessage } from '../messages.ts';
import { attachCells } from './cells/attachCells.ts';
import type { PageModule } from './PageModule.ts';
import { createShell } from './shell.ts';
import { standardZoom } from './standardZoom.ts';

standardZoom();
document.body.hidden = false;
const shell = createShell();

/** What works in the page. */
const modules: readonly PageModule[] = [attachCells(shell.page)];

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) shell.receive(data);
});
shell.start(modules);
