/** The same text without the one that it was cut from, which V8 keeps as long as a piece of it. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
