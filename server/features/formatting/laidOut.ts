import { applyEdits } from '../../text/TextEdit.ts';
import { analyse } from '../Analysis.ts';
import { formatting } from '../formatting.ts';
import { type FormatStyle, standardStyle } from './FormatStyle.ts';

/** A text as the formatter lays it out. */
export function laidOut(text: string, style: FormatStyle = standardStyle): string {
  return applyEdits(text, formatting(analyse(text), style));
}

/** Whether a text is so already. */
export function isLaidOut(text: string): boolean {
  return laidOut(text) === text;
}
