import type { Layout } from '../layout.ts';
import { typography } from '../typography.ts';
import { identities } from './identities.ts';
import { t1 } from './t1.ts';
import { t2 } from './t2.ts';
import { t3 } from './t3.ts';
import { t4 } from './t4.ts';
import { t5 } from './t5.ts';
import { t6 } from './t6.ts';
import { t7 } from './t7.ts';
import { t8 } from './t8.ts';
import { t9 } from './t9.ts';

/** The nine tables of the Shanghai disclosures of 2025. */
export const shanghai2025: Layout = {
  id: 'shanghai-2025',
  title: '{年度}年度部门预算',
  typography,
  tables: [t1, t2, t3, t4, t5, t6, t7, t8, t9],
  identities,
};
