// What the reference disclosure prints, from the blocks of test/cases/reference.md.
import fs from 'node:fs';
import { parseCsv } from './csv.mjs';

/** The thirteen tables: id, title, unit, the words of the header, notes, and the rows of data. */
export function referenceTables() {
  const text = fs.readFileSync(new URL('../cases/reference.md', import.meta.url), 'utf8');
  return blocksOf(text, 'head').map(([id, head]) => {
    const [title, unit, ...lines] = head.trimEnd().split('\n');
    const notes = lines.filter((line) => line.startsWith('注：'));
    const words = lines.filter((line) => !notes.includes(line)).flatMap((line) => line.split(/[ ()]+/));
    const rows = blocksOf(text, 'csv').find(([table]) => table === id)?.[1] ?? '';
    return { id, title, unit, words, notes, rows: parseCsv(rows) };
  });
}

function blocksOf(text, kind) {
  return [...text.matchAll(new RegExp(`^\`\`\`${kind} (\\w+)\\n(.*?)^\`\`\`$`, 'gms'))].map(([, id, body]) => [
    id,
    body,
  ]);
}
