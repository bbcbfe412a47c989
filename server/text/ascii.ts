/** Text with the full-width twins that an input method types turned into ASCII: digits, letters and punctuation. */
export function ascii(text: string): string {
  return hasTwin(text) ? text.replace(/[！-～、−]/g, twin) : text;
}

/** Whether anything has to be turned; most Chinese words have no twin in them. */
function hasTwin(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 && ((code >= 0xff01 && code <= 0xff5e) || code === 0x3001 || code === 0x2212)) return true;
  }
  return false;
}

function twin(character: string): string {
  if (character === '、') return ',';
  if (character === '−') return '-';
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
