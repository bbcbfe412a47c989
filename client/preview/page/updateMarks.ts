/** Marks are kept for whoever measures, but not for ever. */
const keptUpdates = 500;

let updates = 0;

/**
 * Marks in the browser's performance timeline when an update was received and when it stood on the screen:
 * `budget-received` and `budget-drawn`, each with the version of the text. Call the result when all is drawn.
 */
export function markUpdate(version: number): () => void {
  updates++;
  if (updates % keptUpdates === 0) {
    performance.clearMarks('budget-received');
    performance.clearMarks('budget-drawn');
  }
  const detail = { version };
  performance.mark('budget-received', { detail });
  // A task that is begun in a frame runs after the frame was painted.
  return () => void requestAnimationFrame(() => setTimeout(() => performance.mark('budget-drawn', { detail })));
}
