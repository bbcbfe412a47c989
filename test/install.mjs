// Installs what stages of test/run.mjs need beside node_modules, which they do themselves where it is missing: most of the
// time this waits for the network, and .ci/run has it wait beside other work.
//   node test/install.mjs host       VS Code's server and its browser
//   node test/install.mjs packages   programs of the system that read and edit what is tested
import { ExplainedError, runMain } from '../.ci/prepare.mjs';
import { missingEditors } from './editors/editors.mjs';
import { missingLibreOffice } from './readback/libreOffice.mjs';
import { ensureHost } from './vscode/host/setup.mjs';

const kinds = {
  host: ensureHost,
  packages: () => {
    missingLibreOffice();
    missingEditors();
  },
};

runMain(async () => {
  const names = process.argv.slice(2);
  if (!names.every((name) => name in kinds))
    throw new ExplainedError(
      `可选的是 ${Object.keys(kinds).join('、')}。`,
      `There are ${Object.keys(kinds).join(', ')}.`,
    );
  for (const name of names) kinds[name]();
});
