/** Whether a key belongs to an input method that composes; Safari says so of the one that ends it by its code alone. */
export function isComposed({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229;
}
