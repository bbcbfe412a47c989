// LibreOffice, which reads what is rendered as a program that knows nothing of this one. On Debian and Ubuntu root gets it
// from the packages of the system; elsewhere it is used where it is installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExplainedError } from '../../.ci/prepare.mjs';
import { installPackages } from '../aptPackages.mjs';

const packages = ['libreoffice-calc-nogui', 'libreoffice-writer-nogui'];

/** The programs in LibreOffice that read workbooks and documents: on Debian each is a package of its own. */
const programs = ['libsclo.so', 'libswlo.so'];

/** Where it stands when it is not on the path. */
const elsewhere = ['/Applications/LibreOffice.app/Contents/MacOS/soffice'];

/** Why it cannot be used, as one sentence in Chinese and in English; undefined where it is ready. Installs it if it can. */
export function missingLibreOffice() {
  if (found()) return undefined;
  installPackages(packages);
  if (found()) return undefined;
  return {
    chinese: `没有读回检查：未找到 LibreOffice（Debian/Ubuntu：apt-get install ${packages.join(' ')}）。`,
    english: 'Nothing was read back: there is no LibreOffice.',
  };
}

/** Converts a file into a folder: `format` is that of --convert-to. */
export function convert(file, format, folder) {
  const profile = freshProfile();
  const args = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--convert-to', format];
  const { status, stderr, error } = spawnSync(found(), [...args, '--outdir', folder, file], {
    timeout: 120_000,
    encoding: 'utf8',
  });
  fs.rmSync(profile, { recursive: true, force: true });
  if (status === 0) return;
  throw new ExplainedError(
    `LibreOffice 读不了 ${file}。`,
    `LibreOffice cannot read ${file}: ${error?.message ?? stderr}`,
  );
}

/** A profile of its own, in which formulas are calculated anew whenever a workbook is read. */
function freshProfile() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-libreoffice-'));
  fs.mkdirSync(path.join(profile, 'user'));
  const item = `<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>`;
  const items = `<oor:items xmlns:oor="http://openoffice.org/2001/registry">${item}</oor:items>`;
  fs.writeFileSync(path.join(profile, 'user/registrymodifications.xcu'), items);
  return profile;
}

function found() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = [...folders.map((folder) => path.join(folder, 'soffice')), ...elsewhere];
  return candidates.find((file) => fs.existsSync(file) && isWhole(path.dirname(fs.realpathSync(file))));
}

function isWhole(folder) {
  return process.platform !== 'linux' || programs.every((name) => fs.existsSync(path.join(folder, name)));
}
