import { eastAsianWidth } from 'get-east-asian-width';

/** How many columns a text takes in a fixed-width font: two for a Chinese or full-width character. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}
