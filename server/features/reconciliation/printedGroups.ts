import { contextOf } from '../../document/contextOf.ts';
import type { Budget } from '../../model/Budget.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { publishedDocument } from '../preview/publishedDocument.ts';
import type { PrintedGroup, PrintedGroups } from './Printed.ts';
import { readFacts } from './readFacts.ts';
import { readSentences } from './readSentences.ts';
import { readSheets } from './readSheets.ts';

/** Reads the document of a budget back from what it prints; linear in its figures. */
export function printedGroups(budget: Budget): PrintedGroups {
  const groups = new Map<string, PrintedGroup>();
  const { disclosure } = publishedDocument(budget);
  readSheets(groups, { budget, disclosure, layouts: layoutOf(budget).tables });
  readSentences(groups, disclosure, contextOf(budget));
  readFacts(groups, budget);
  return groups;
}
