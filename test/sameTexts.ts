import fc from 'fast-check';
import { seed } from './support/counted.ts';

// Generated texts are the same ones each time, so that what passes once passes on every machine; in a soak they are others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
