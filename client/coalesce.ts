/**
 * Makes a stream of calls into runs of `task`: never two at once, and always one that began after the last call.
 * What a run throws goes to `failed`.
 */
export function coalesce(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let asked = false;
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (asked) {
      asked = false;
      await task().catch(failed);
    }
    running = false;
  }
  return () => {
    asked = true;
    if (!running) void run();
  };
}
