// Loaded before a server: tells how much heap is left after everything that nobody needs is gone.
process.on('message', () => {
  global.gc();
  global.gc();
  process.send(process.memoryUsage().heapUsed);
});
process.channel?.unref();
