import { unzipSync, type Zippable, zipSync } from 'fflate';

/** Parts that are packages themselves: the workbook behind a chart. */
const PACKAGE = /\.xlsx$/u;
const XML = /\.(?:xml|rels)$/u;

/**
 * The ids that are not the same each time (docx 9.15): those of a relationship to a chart and of a watermark are drawn at
 * random; bookmarks and drawings are counted on from document to document.
 */
const UNSTABLE = [
  /(?<=\b(?:rId|PowerPlusWaterMarkObject))[\w-]{21}(?=")/gu,
  /(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+(?=")/gu,
  /(?<=<wp:docPr id=")\d+(?=")/gu,
];

/** The names of bars, which stay clear of bars below zero where they are `low`: the library (docx 9.15) has no option for it. */
const NAMES = /(?<=<c:catAx>(?:(?!<\/c:catAx>).)*<c:tickLblPos val=")nextTo(?=")/gu;

/** The earliest time that a zip can hold. */
const mtime = new Date(1980, 0, 1);

/** The same package with stable ids and times, so that equal documents are equal files. */
export function stablePackage(bytes: Uint8Array): Uint8Array {
  const ids = new Map<string, string>();
  const stable: Zippable = {};
  for (const [path, part] of Object.entries(unzipSync(bytes))) stable[path] = [stablePart(path, part, ids), { mtime }];
  return zipSync(stable);
}

function stablePart(path: string, part: Uint8Array, ids: Map<string, string>): Uint8Array {
  if (PACKAGE.test(path)) return stablePackage(part);
  if (!XML.test(path)) return part;
  let text = new TextDecoder().decode(part);
  for (const pattern of UNSTABLE) text = text.replace(pattern, (id) => idFor(`${pattern.source} ${id}`, ids));
  return new TextEncoder().encode(text.replace(NAMES, 'low'));
}

/** Far above the ids that the library counts from 1 on: a bookmark's must be a number, the others only be unique. */
function idFor(unstable: string, ids: Map<string, string>): string {
  const id = ids.get(unstable) ?? String(1001 + ids.size);
  ids.set(unstable, id);
  return id;
}
