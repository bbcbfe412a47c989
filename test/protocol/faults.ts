import fs from 'node:fs';

/** The file that says what fails, and the one that is told what can fail and what was called; the test names both. */
const failing = process.env['BUDGET_FAILING'] ?? '';
const told = process.env['BUDGET_TOLD'] ?? '';
const said = new Set<string>();
/** Whose results have functions that are called later, and can fail then. */
const laterCalled = /^rules\/index\.ts|documentParts$|refactoring\/\w+\.ts \w+ offer$/;

/** A value of the product whose functions can be made to fail by their names: itself, or those of it or of its elements. */
export function breakable<T>(name: string, value: T): T;
export function breakable(name: string, value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((each) => (hasFunctions(each) ? breakable(nameIn(name, each), each) : each));
  if (typeof value === 'function') return isClass(value) ? value : breakableFunction(name, value);
  return hasFunctions(value) ? withBreakableMembers(name, value) : value;
}

function nameIn(name: string, value: object): string {
  return 'id' in value ? `${name} ${value.id}` : name;
}

function isClass(value: object): boolean {
  return String(value).startsWith('class');
}

/** Whether a value has functions of its own, and nothing else that does something. */
function hasFunctions(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const members = Object.values(Object.getOwnPropertyDescriptors(value));
  return members.every(({ get }) => get === undefined) && members.some((each) => typeof each.value === 'function');
}

function withBreakableMembers(name: string, value: object): object {
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    typeof member === 'function' ? breakableFunction(`${name} ${key}`, member) : member,
  ]);
  return Object.fromEntries(entries);
}

function breakableFunction(name: string, value: object): unknown {
  say(`can fail: ${name}`);
  return new Proxy(value, {
    apply(target, self, args) {
      say(`called: ${name}`);
      if (fs.readFileSync(failing, 'utf8') === name) throw new Error(`made to fail: ${name}`);
      const result: unknown = Reflect.apply(target as () => unknown, self, args);
      if (!laterCalled.test(name)) return result;
      return isGenerator(result) ? eachBreakable(name, result) : breakable(name, result);
    },
  });
}

function say(line: string): void {
  if (!said.has(line)) fs.appendFileSync(told, `${line}\n`);
  said.add(line);
}

function isGenerator(value: unknown): value is Generator {
  return Object.prototype.toString.call(value) === '[object Generator]';
}

function* eachBreakable(name: string, values: Iterable<unknown>): Iterable<unknown> {
  for (const each of values) yield breakable(name, each);
}
