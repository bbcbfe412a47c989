/** The samples that the extension brings, the one to look at first in front. A browser cannot list its folder. */
export const sampleNames = ['shuozhou-2026', 'short-english', 'mistakes', 'review'] as const;
