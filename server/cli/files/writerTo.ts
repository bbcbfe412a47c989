import fs from 'node:fs';
import { codeOf } from './readWithin.ts';

/** A way to write text to one of the process's outputs. */
export type WriteText = (text: string) => void;

/**
 * Writes to standard output or to standard error. Node's streams take longer to load than a small file takes to check, so
 * a file or a pipe is written to directly; a terminal, whose encoding they know, and a pipe that is full get their stream.
 * A reader that goes away early (`| head`) is no error.
 */
export function writerTo(name: 'stdout' | 'stderr'): WriteText {
  const descriptor = name === 'stdout' ? 1 : 2;
  let stream: NodeJS.WriteStream | undefined;
  return (text) => {
    const rest = stream || isTerminal(descriptor) ? Buffer.from(text) : writeAtOnce(descriptor, Buffer.from(text));
    if (rest.length === 0) return;
    stream ??= process[name].on('error', ignoreLostReader);
    stream.write(rest);
  };
}

/** What an output did not take. */
function writeAtOnce(descriptor: number, bytes: Buffer): Buffer {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(fs.writeSync(descriptor, rest));
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return rest;
    ignoreLostReader(error);
  }
  return Buffer.alloc(0);
}

function ignoreLostReader(error: unknown): void {
  const code = codeOf(error);
  if (code !== 'EPIPE' && code !== 'EOF') throw error;
}

/** Whatever is not known to be a file or a pipe counts as one. */
function isTerminal(descriptor: number): boolean {
  try {
    const stats = fs.fstatSync(descriptor);
    return !stats.isFile() && !stats.isFIFO() && !stats.isSocket();
  } catch {
    return true;
  }
}
