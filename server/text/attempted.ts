/** What a task gives; where it throws, `failed` is told, and `otherwise` is given. */
export function attempted<T>(task: () => T, otherwise: T, failed: (error: unknown) => void): T {
  try {
    return task();
  } catch (error) {
    failed(error);
    return otherwise;
  }
}
