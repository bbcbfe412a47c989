import { createHash } from 'node:crypto';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * A bundle in ASCII that runs from what V8 compiled of it before, so that it starts sooner. That is kept in a file of its own,
 * behind a digest of it, as V8 takes whatever has the right beginning, and a damaged one would end the process. Where there is
 * none, or it is of other flags or another version of V8, everything is compiled anew.
 */
export class Bundle {
  readonly #file: string;
  readonly #compiled: string;
  readonly #script: Script;

  /** `name` without its ending; what was compiled lies beside it. */
  constructor(folder: string, name: string) {
    this.#file = path.join(folder, `${name}.cjs`);
    this.#compiled = path.join(folder, `${name}.cache`);
    this.#script = new Script(Module.wrap(fs.readFileSync(this.#file, 'latin1')), {
      filename: this.#file,
      cachedData: readUndamaged(this.#compiled),
    });
  }

  /** Whether what was compiled before is taken. */
  get isKept(): boolean {
    return this.#script.cachedDataRejected === false;
  }

  /** Runs it in the place of the module that has loaded it. The build does so once and keeps what that took to compile. */
  run(module: NodeModule): void {
    if (process.env['BUDGET_KEEP_COMPILED']) process.on('exit', () => this.keep());
    this.#script.runInThisContext()(
      module.exports,
      createRequire(this.#file),
      module,
      this.#file,
      path.dirname(this.#file),
    );
  }

  /** Keeps what was compiled until now; an error of the file system where it cannot. */
  keep(): void {
    const data = this.#script.createCachedData();
    const beside = `${this.#compiled}.${process.pid}`;
    try {
      fs.writeFileSync(beside, Buffer.concat([digestOf(data), data]));
      fs.renameSync(beside, this.#compiled);
    } catch (error) {
      fs.rmSync(beside, { force: true });
      throw error;
    }
  }
}

/** Bytes of a digest. */
const DIGEST = 32;

function digestOf(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** What stands behind its digest in a file; undefined where there is no such file, or something else. */
function readUndamaged(file: string): Buffer | undefined {
  let content: Buffer;
  try {
    content = fs.readFileSync(file);
  } catch {
    return undefined;
  }
  const data = content.subarray(DIGEST);
  return digestOf(data).equals(content.subarray(0, DIGEST)) ? data : undefined;
}
