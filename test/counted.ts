/** How many times a property is tried: a few times in `npm test`, very often in `npm run soak`. */
export function counted(inTests: number, inSoak: number): number {
  return process.env['BUDGET_SOAK'] ? inSoak : inTests;
}
