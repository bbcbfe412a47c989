/** By what the money of a bureau is listed. */
export const bureauGroups = ['department', 'region'] as const;

export type BureauGroup = (typeof bureauGroups)[number];
