import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * A bundle in ASCII that runs from what V8 compiled of it before, so that it starts sooner. That is kept in a file of its own;
 * where there is none, or it is of other flags or another version of V8, everything is compiled anew.
 */
export class Bundle {
  readonly #file: string;
  readonly #compiled: string;
  readonly #script: Script;

  /** `name` without its ending; `kept` is the folder of what was compiled. */
  constructor(folder: string, name: string, kept: string) {
    this.#file = path.join(folder, `${name}.cjs`);
    this.#compiled = path.join(kept, `${name}.cache`);
    this.#script = new Script(Module.wrap(fs.readFileSync(this.#file, 'latin1')), {
      filename: this.#file,
      cachedData: fs.existsSync(this.#compiled) ? fs.readFileSync(this.#compiled) : undefined,
    });
  }

  /** Whether what was compiled before is taken. */
  get isKept(): boolean {
    return this.#script.cachedDataRejected === false;
  }

  /** Runs it in the place of the module that has loaded it. */
  run(module: NodeModule): void {
    this.#script.runInThisContext()(
      module.exports,
      createRequire(this.#file),
      module,
      this.#file,
      path.dirname(this.#file),
    );
  }

  /** Keeps what was compiled until now. */
  keep(): void {
    fs.mkdirSync(path.dirname(this.#compiled), { recursive: true });
    const beside = `${this.#compiled}.${process.pid}`;
    fs.writeFileSync(beside, this.#script.createCachedData());
    fs.renameSync(beside, this.#compiled);
  }
}
