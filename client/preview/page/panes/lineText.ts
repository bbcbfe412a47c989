import type { ProtocolLocation } from '../../../../server/lsp/protocol/protocolShapes.ts';
import { filledIn } from '../../pageStrings.ts';
import type { Texts } from './texts.ts';

/** A place in words: its line, and its file where that is not the one whose document is shown. */
export function lineText({ uri, range }: ProtocolLocation, shownUri: string | undefined, texts: Texts): string {
  const line = range.start.line + 1;
  return uri === shownUri ? filledIn(texts.line, line) : filledIn(texts.lineIn, fileName(uri), line);
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
