/** Writes so many departments below a folder; answers how many items and files there are. */
export function writeProvince(
  folder: string,
  departments: number,
): { readonly departments: number; readonly items: number; readonly files: number };
