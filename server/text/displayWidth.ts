import { eastAsianWidth } from 'get-east-asian-width';

/** No character before this one is wide. */
const FIRST_WIDE = 0x1100;

/** How many columns a text takes in a fixed-width font: two for a Chinese or full-width character. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST_WIDE) width++;
    else if (code >= 0x4e00 && code <= 0x9fff) width += 2;
    else {
      const character = text.codePointAt(i) ?? 0;
      width += eastAsianWidth(character);
      if (character > 0xffff) i++;
    }
  }
  return width;
}
