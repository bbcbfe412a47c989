/** The name of a file, with as many of the folders around it as tell it from others that are open. */
export function nameAmong(path: string, others: Iterable<string>): string {
  const parts = path.split('/');
  const alike = [...others].filter((other) => other !== path);
  const from = (count: number): string => parts.slice(-count).join('/');
  let count = 1;
  while (count < parts.length - 1 && alike.some((other) => other.endsWith(`/${from(count)}`))) count++;
  return from(count);
}
