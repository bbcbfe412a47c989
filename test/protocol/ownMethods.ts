import fs from 'node:fs';
import path from 'node:path';

/** What is wrong with the messages of a method that is not of the Language Server Protocol; undefined where nothing is. */
export interface OwnMethod {
  readonly paramsFault: Fault;
  /** Of a request. */
  readonly resultFault?: Fault;
}

type Fault = (value: unknown) => string | undefined;

const folder = path.resolve(import.meta.dirname, '../../server/lsp/protocol');

/**
 * The server's own methods, `budget/…`: every `xxxProtocol.ts` that exports `yRequest` exports `isYParams` and `isYResult`
 * with it, and with `yNotification` `isYParams`.
 */
export const ownMethods: ReadonlyMap<string, OwnMethod> = new Map(
  (await Promise.all(fs.readdirSync(folder).filter(isProtocol).map(methodsIn))).flat(),
);

function isProtocol(name: string): boolean {
  return name.endsWith('Protocol.ts');
}

async function methodsIn(name: string): Promise<[string, OwnMethod][]> {
  const exported: Readonly<Record<string, unknown>> = await import(path.join(folder, name));
  const guardedBy =
    (guard: string): Fault =>
    (value) => {
      const isValid = exported[guard];
      if (typeof isValid !== 'function') return `server/lsp/protocol/${name} exports no ${guard}`;
      return isValid(value) === true ? undefined : `not as ${guard} has it`;
    };
  return Object.entries(exported).flatMap(([key, method]): [string, OwnMethod][] => {
    const [, kind = '', type] = /^(\w+)(Request|Notification)$/.exec(key) ?? [];
    if (type === undefined || typeof method !== 'string') return [];
    const topic = kind.replace(/^./, (first) => first.toUpperCase());
    const paramsFault = guardedBy(`is${topic}Params`);
    const resultFault = guardedBy(`is${topic}Result`);
    return [[method, type === 'Request' ? { paramsFault, resultFault } : { paramsFault }]];
  });
}
