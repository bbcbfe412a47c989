/** What a file says of itself, whatever tables are read into it. */
export const settings: ReadonlySet<string> = new Set(['year', 'amounts', 'status', 'layout']);
