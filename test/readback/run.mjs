// The sample's document as Word and as Excel file, written by the command line and read back by LibreOffice: every row of
// the reference disclosure stands there, cell for cell.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ExplainedError, root, runMain } from '../../.ci/prepare.mjs';
import { parseCsv } from './csv.mjs';
import { htmlTables } from './htmlTables.mjs';
import { convert, missingLibreOffice } from './libreOffice.mjs';
import { referenceTables } from './reference.mjs';

/** Comma, quotation mark, UTF-8, from the first line on; cells as shown, every sheet to a file of its own. */
const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

/** No amount of the sample: what a formula would print that is not calculated anew. */
const WRONG = '987654.32';

runMain(async () => {
  const missing = missingLibreOffice();
  if (missing && process.env.CI) throw new ExplainedError(missing.chinese, missing.english);
  const counts = { passes: 0, failures: 0, ...(missing && { skipped: 1 }) };
  if (missing) console.log(`${missing.chinese} ${missing.english}`);
  else readBack(counts);
  console.log(`[readback] done ${JSON.stringify(counts)}`);
  process.exitCode = counts.failures === 0 ? 0 : 1;
});

function readBack(counts) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-readback-'));
  try {
    for (const [name, check] of checks(folder)) {
      try {
        check();
        counts.passes++;
        console.log(`  ✔ ${name}`);
      } catch (error) {
        counts.failures++;
        console.log(`  ✘ ${name}\n${error.message}`);
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function* checks(folder) {
  let formulas = 0;
  let workbook = [];
  let document = [];
  yield [
    'LibreOffice reads the workbook',
    () => {
      const file = rendered('document.xlsx', folder);
      formulas = withWrongValues(file);
      workbook = workbookTables(file, folder);
    },
  ];
  yield ['its totals are formulas', () => assert.ok(formulas > 0)];
  yield [
    'LibreOffice reads the Word document',
    () => {
      document = documentTables(rendered('document.docx', folder), folder);
    },
  ];
  for (const expected of referenceTables()) {
    yield [`${expected.id} in the workbook, calculated anew`, () => assertTable(expected, workbook)];
    yield [`${expected.id} in the Word document`, () => assertTable(expected, document)];
  }
}

function rendered(name, folder) {
  const file = path.join(folder, name);
  const args = ['dist/cli.cjs', 'render', 'samples/shuozhou-2026.budget', '-o', file];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return file;
}

/** Puts a wrong value in place of what every formula of a workbook gave: a right one is then a calculated one. */
function withWrongValues(file) {
  const parts = unzipSync(fs.readFileSync(file));
  let formulas = 0;
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const changed = strFromU8(part).replace(/(<\/f><v>)[^<]*/g, (_, before) => {
      formulas++;
      return before + WRONG;
    });
    parts[name] = strToU8(changed);
  }
  fs.writeFileSync(file, zipSync(parts));
  return formulas;
}

/** The sheets of a workbook as tables: what stands in them is the text before them, too. */
function workbookTables(file, folder) {
  convert(file, csv, folder);
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return names.map((name) => {
    const rows = parseCsv(fs.readFileSync(path.join(folder, name), 'utf8'));
    return { before: rows.flat().join('\n'), rows };
  });
}

function documentTables(file, folder) {
  convert(file, 'html:HTML (StarWriter):EmbedImages', folder);
  return htmlTables(fs.readFileSync(path.join(folder, 'document.html'), 'utf8'));
}

/** Between the header and the notes there stand exactly the rows of the reference. */
function assertTable({ title, unit, words, notes, rows: expected }, tables) {
  const found = tables.findLast(({ before }) => before.includes(title) && before.includes(`单位：${unit}`));
  assert.ok(found, `no table “${title}” in ${unit}`);
  const { rows } = found;
  const isHeader = (cells) => cells.every((cell) => cell === '' || words.includes(cell)) && cells.join('') !== '';
  const isNote = ([first, ...others]) => notes.includes(first) && others.join('') === '';
  const starts = rows.flatMap((cells, i) => (isHeader(cells) ? [i + 1] : []));
  const bodies = starts.map((start) => rows.slice(start).filter((cells) => !isNote(cells)));
  if (bodies.some((body) => JSON.stringify(body) === JSON.stringify(expected))) return;
  assert.deepEqual(bodies.at(-1) ?? rows, expected);
}
