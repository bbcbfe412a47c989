import type { Identity } from '../Identity.ts';
import { detailIdentities } from './detailIdentities.ts';
import { formIdentities } from './formIdentities.ts';
import { sentenceIdentities } from './sentenceIdentities.ts';
import { totalIdentities } from './totalIdentities.ts';

/** The relations between the thirteen tables, the explanation and the performance forms. */
export const identities: readonly Identity[] = [
  ...totalIdentities,
  ...detailIdentities,
  ...sentenceIdentities,
  ...formIdentities,
];
