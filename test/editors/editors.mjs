// The editors that drive the server. On Debian and Ubuntu root gets them from the packages of the system; elsewhere those
// that are installed are used.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../../.ci/prepare.mjs';
import { installPackages } from '../aptPackages.mjs';

const packages = ['neovim', 'emacs-nox', 'elpa-eglot', 'elpa-lsp-mode'];

/** How to get those that are missing. */
export const howToInstall = `apt-get install ${packages.join(' ')}`;

/** How each editor is started with settings and a script, in a home of its own. */
export const editors = [
  {
    name: 'Neovim',
    needs: 'nvim',
    headings: ['Neovim'],
    settings: 'init.lua',
    args: (settings) => ['--headless', '-u', settings, '-S', script('neovim.lua')],
  },
  {
    name: 'Emacs, eglot',
    needs: 'emacs',
    library: 'eglot',
    headings: ['Emacs', 'eglot'],
    settings: 'init.el',
    args: (settings) => ['--batch', '-l', settings, '-l', script('steps.el'), '-l', script('eglot.el')],
  },
  {
    name: 'Emacs, lsp-mode',
    needs: 'emacs',
    library: 'lsp-mode',
    headings: ['Emacs', 'lsp-mode'],
    settings: 'init.el',
    args: (settings) => ['--batch', '-l', settings, '-l', script('steps.el'), '-l', script('lspMode.el')],
  },
];

/** The editors that are not there; they are installed first where that is possible. */
export function missingEditors() {
  if (!editors.every(isThere)) installPackages(packages);
  return editors.filter((editor) => !isThere(editor));
}

function script(name) {
  return path.join(root, 'test/editors', name);
}

function isThere({ needs, library }) {
  const args = library ? ['--batch', '--eval', `(require '${library})`] : ['--version'];
  return spawnSync(needs, args, { stdio: 'ignore' }).status === 0;
}
