import path from 'node:path';
import type { Localized } from '../language/schema.ts';
import { type FormatId, formats } from '../render/formats.ts';
import type { Rendered } from '../render/renderDocument.ts';
import type { Call } from './Command.ts';
import type { FileFault, Host } from './Host.ts';

/** The file of `--output`, and the format that its ending chooses. */
export interface Target {
  readonly output: string;
  readonly format: FormatId;
}

/** Where the document of a call goes; a fault where the ending names no format. */
export function targetOf({ options }: Call): Target | FileFault {
  const output = options.get('output') ?? '';
  const format = formats.find(({ ending }) => ending === path.extname(output).toLowerCase());
  return format ? { output, format: format.id } : { path: output, reason: unknownEnding() };
}

/** Writes a document as it was rendered for its format; what is printed goes through a browser first. */
export async function writeDocument(
  rendered: Rendered,
  { output, format }: Target,
  { options }: Call,
  host: Host,
): Promise<FileFault | undefined> {
  const content = format === 'pdf' ? await host.printPdf(String(rendered), options.get('browser')) : rendered;
  return isContent(content) ? host.files.write(output, content) : { path: output, reason: content.reason };
}

function isContent(content: Rendered | { readonly reason: Localized }): content is Rendered {
  return typeof content === 'string' || content instanceof Uint8Array;
}

function unknownEnding(): Localized {
  const endings = formats.map(({ ending }) => ending);
  return {
    zh: `不认识这个扩展名；可用的扩展名：${endings.join('、')}`,
    en: `this ending is not known; the endings that work are ${endings.join(', ')}`,
  };
}
