import { type TypicalIndicator, typicalIndicators } from '../../data/typicalIndicators.ts';
import { findValue } from '../../language/lookup.ts';
import { stringOf, wordOf } from '../../model/binding/boundValues.ts';
import { quoted } from '../../syntax/stringValue.ts';
import type { Argument } from '../../syntax/tree.ts';
import type { ExpectedArgument } from './expectedAt.ts';
import { type Offer, undocumented } from './Offer.ts';
import { snippetText } from './snippet.ts';

/** The usual indicators of the kind that stands in front, each with a comparison and a value where none follows yet. */
export function indicatorNameOffers({ args, taken }: ExpectedArgument): Offer[] {
  const hasValue = taken.has('comparator') || taken.has('value');
  return usualOf(args).map((usual) => ({
    kind: 'name',
    label: quoted(usual.name),
    detail: measureOf(usual),
    documentation: undocumented,
    insertText: snippetText(quoted(usual.name)) + (hasValue ? '' : ` ${usual.comparator} ${valueStop(usual.value)}`),
    names: [usual.name],
  }));
}

/** The usual values for an indicator: that of its name, else those that its kind has. */
export function indicatorValueOffers({ args, taken, typed }: ExpectedArgument): Offer[] {
  if (typed.text !== '') return [];
  const usual = usualOf(args);
  const named = usual.filter(({ name }) => name === stringOf(args['name']));
  const wanted = named.length > 0 ? named : usual.slice(0, 1);
  return wanted.map((each) => {
    const comparator = taken.has('comparator') ? '' : `${each.comparator} `;
    return {
      kind: 'value',
      label: comparator + each.value,
      detail: each.name,
      documentation: undocumented,
      insertText: comparator + valueStop(each.value),
      names: [comparator + each.value],
    };
  });
}

/** The usual indicators of the kind that some arguments name. */
export function usualOf(args: Readonly<Record<string, Argument>>): readonly TypicalIndicator[] {
  return typicalIndicators(findValue('indicatorKind', wordOf(args['kind']))?.id ?? '');
}

/** How an indicator is compared, and with what. */
export function measureOf({ comparator, value }: TypicalIndicator): string {
  return `${comparator} ${value}`;
}

/** A value to be typed over: of a number its digits alone, of a text what is between its quotes. */
function valueStop(value: string): string {
  const [, before = '', changed = '', after = ''] = /^("?)([\d,.]+|[^"]*)(.*)$/.exec(value) ?? [];
  return `${before}\${1:${snippetText(changed)}}${snippetText(after)}`;
}
