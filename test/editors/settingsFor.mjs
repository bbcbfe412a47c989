import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';

const page = path.join(root, 'server/lsp/EDITORS.md');

/** The settings that the page for other editors gives under a heading: its first block of code. */
export function settingsFor(heading) {
  const text = fs.readFileSync(page, 'utf8');
  const [, after] = text.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const [, settings] = /^```\w+\n([\s\S]*?)^```$/m.exec(after ?? '') ?? [];
  if (!settings) throw new Error(`${page} has no settings under ${heading}`);
  return settings;
}
