import type { Localized } from '../../language/schema.ts';

/** How a line begins that says what somebody has to look at. */
export const toCheck: Localized = { zh: '核对：', en: 'to check: ' };
