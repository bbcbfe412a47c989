/** An administrative region (行政区划): its six digits, and its name where somebody says it. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** Whether a code is that of a region: six digits, the first no zero. */
export function isRegionCode(code: string): boolean {
  return /^[1-9]\d{5}$/.test(code);
}

/** The region that a folder is named after: `140600-示例市`, `140600示例市`, `140600`. */
export function regionOfFolder(name: string): Region | undefined {
  const [, code, rest = ''] = /^([1-9]\d{5})(?!\d)[-_ 　－]*(.*)$/u.exec(name) ?? [];
  return code === undefined ? undefined : { code, name: rest.trim() };
}
