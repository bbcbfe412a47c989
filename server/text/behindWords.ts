/** What is told behind Chinese words: between these and a digit stands a blank, as in 最接近的是 30216 培训费. */
export function behindWords(told: string): string {
  return /^[0-9]/.test(told) ? ` ${told}` : told;
}
