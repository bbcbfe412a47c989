import { type FormatStyle, keywordLanguage, standardStyle } from '../../server/features/formatting/FormatStyle.ts';
import { formatting, onTypeFormatting, rangeFormatting } from '../../server/features/formatting.ts';
import { applyEdits, type TextEdit } from '../../server/text/TextEdit.ts';
import type { Asked } from './expectations.ts';

/**
 * The text after formatting. Options: `zh` or `en` for keywords, `plain` for no columns, `tab`, `two` for two blanks a level;
 * `range` formats the lines of what is marked, `enter` and `}` what is formatted when that was typed before the cursor.
 */
export function format(asked: Asked): string {
  const { analysis, option } = asked;
  return applyEdits(analysis.text, editsFor(asked, option.split(' '))).replaceAll('\r\n', '\n');
}

function editsFor({ analysis, case: { marks, cursors } }: Asked, options: readonly string[]): readonly TextEdit[] {
  const style = styleOf(options);
  const [cursor = 0] = cursors;
  if (options.includes('range')) return rangeFormatting(analysis, marks, style);
  if (options.includes('enter')) return onTypeFormatting(analysis, cursor, '\n', style);
  if (options.includes('}')) return onTypeFormatting(analysis, cursor, '}', style);
  return formatting(analysis, style);
}

function styleOf(options: readonly string[]): FormatStyle {
  return {
    indent: options.includes('tab') ? '\t' : options.includes('two') ? '  ' : standardStyle.indent,
    alignsColumns: !options.includes('plain'),
    keywords: keywordLanguage(options.find((option) => option === 'zh' || option === 'en')),
  };
}
