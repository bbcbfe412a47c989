import type { Analysis } from '../../server/features/Analysis.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/features/callHierarchy.ts';
import { definition } from '../../server/features/definition.ts';
import { documentHighlight } from '../../server/features/documentHighlight.ts';
import { documentLink } from '../../server/features/documentLink.ts';
import { references } from '../../server/features/references.ts';
import { prepareRename, rename } from '../../server/features/rename.ts';
import { selectionRange } from '../../server/features/selectionRange.ts';
import type { Locale } from '../../server/language/locale.ts';

/** What navigation answers about a text with the cursor at an offset. */
export function everyNavigation(analysis: Analysis, offset: number, locale: Locale): object {
  const figure = prepareCallHierarchy(analysis, offset, locale);
  return {
    definition: definition(analysis, offset),
    references: references(analysis, offset),
    highlights: documentHighlight(analysis, offset),
    links: documentLink(analysis),
    selection: selectionRange(analysis, offset),
    renamable: prepareRename(analysis, offset),
    renamed: rename(analysis, offset, '新名称𠮷'),
    figure,
    incoming: figure && incomingCalls(analysis, figure.key, locale),
    outgoing: figure && outgoingCalls(analysis, figure.key, locale),
  };
}
