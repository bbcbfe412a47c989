import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileUri } from './fileUri.ts';

/** A folder of its own on the disk, for the files of a test. */
export class TempFolder {
  readonly path = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'budget-test-')));

  get uri(): string {
    return fileUri(this.path);
  }

  uriOf(name: string): string {
    return fileUri(path.join(this.path, name));
  }

  /** Writes a file, its folders with it; answers its URI. */
  write(name: string, content: string): string {
    const file = path.join(this.path, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    return this.uriOf(name);
  }

  rename(from: string, to: string): void {
    const target = path.join(this.path, to);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(path.join(this.path, from), target);
  }

  delete(name: string): void {
    fs.rmSync(path.join(this.path, name), { recursive: true });
  }

  remove(): void {
    fs.rmSync(this.path, { recursive: true, force: true });
  }
}
