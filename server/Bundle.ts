import { createHash } from 'node:crypto';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * A bundle in ASCII that runs from what V8 compiled of it before, so that it starts sooner. That is kept in a file of its own,
 * behind a digest of both: V8 takes whatever has the right beginning and is of a text as long as this, a damaged one would end
 * the process, and that of another text would run in its place. Where there is none, or it is of other flags or another version
 * of V8, everything is compiled anew.
 */
export class Bundle {
  readonly #file: string;
  readonly #text: Buffer;
  readonly #compiled: string;
  readonly #script: Script;

  /** `name` without its ending; `kept` is the folder of what was compiled. */
  constructor(folder: string, name: string, kept: string) {
    this.#file = path.join(folder, `${name}.cjs`);
    this.#text = fs.readFileSync(this.#file);
    this.#compiled = path.join(kept, `${name}.cache`);
    this.#script = new Script(Module.wrap(this.#text.toString('latin1')), {
      filename: this.#file,
      cachedData: this.#read(),
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
    fs.mkdirSync(path.dirname(beside), { recursive: true });
    try {
      fs.writeFileSync(beside, Buffer.concat([this.#digestWith(data), data]));
      fs.renameSync(beside, this.#compiled);
    } catch (error) {
      fs.rmSync(beside, { force: true });
      throw error;
    }
  }

  /** What was compiled of this very text; undefined where there is no such file, or something else in its place. */
  #read(): Buffer | undefined {
    let content: Buffer;
    try {
      content = fs.readFileSync(this.#compiled);
    } catch {
      return undefined;
    }
    const data = content.subarray(DIGEST);
    return this.#digestWith(data).equals(content.subarray(0, DIGEST)) ? data : undefined;
  }

  #digestWith(data: Buffer): Buffer {
    return createHash('sha256').update(this.#text).update(data).digest();
  }
}

/** Bytes of a digest. */
const DIGEST = 32;
