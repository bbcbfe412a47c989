/** The codes of the 类 and 款 above a subject, the 类 first; of a procurement code its letter. */
export function codesAbove(code: string): string[] {
  if (/^[A-Z]/.test(code)) return code.length > 1 ? [code.slice(0, 1)] : [];
  return [3, 5, 7].filter((length) => length < code.length).map((length) => code.slice(0, length));
}
