import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The URI of the folder of the rules' pages, which the build puts beside the bundles. */
export const rulePages: string = pathToFileURL(path.join(__dirname, 'rules')).href;
