/** What 表样 may name, the default first. Each has its tables in `tables/` and its sentences in `document/`. */
export const layoutNames = ['shanxi-2026', 'shanghai-2025'] as const;

export type LayoutName = (typeof layoutNames)[number];
