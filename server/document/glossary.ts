import { stringOf } from '../model/binding/boundValues.ts';
import { chineseNumber } from '../text/chineseNumber.ts';
import type { TermBlock } from './Disclosure.ts';
import type { GlossaryLayout } from './DocumentLayout.ts';
import type { Statements } from './Statements.ts';
import { filledText, fillTemplate, textOfRuns } from './template.ts';

/** The standard terms, each replaced by the file's own text where it has one, then the file's other terms. */
export function glossaryOf({ lead, terms }: GlossaryLayout, statements: Statements): TermBlock[] {
  const texts = new Map(terms.map(({ term, text }) => [term, text]));
  for (const { bound } of statements.at('glossary/term')) {
    texts.set(stringOf(bound.args['term']), stringOf(bound.args['text']));
  }
  return [...texts].map(([term, text], i) => ({ kind: 'term', term, text, lead: leadOf(lead, term, i + 1) }));
}

function leadOf(lead: string, term: string, number: number): string {
  const { runs } = fillTemplate(lead, (name) => filledText(name === 'term' ? term : chineseNumber(number)));
  return textOfRuns(runs);
}
