import { blockIndex } from '../language/lookup.ts';
import type { Budget, Place } from '../model/Budget.ts';
import { readAlone } from '../model/meant/readAlone.ts';
import type { Segment, Statement } from '../syntax/tree.ts';
import type { Span } from '../text/Span.ts';
import { changeTo } from './edits/changeTo.ts';
import { wholeLine } from './edits/wholeLine.ts';
import type { Finding, Fix, Rule } from './Rule.ts';
import { faultsOf } from './structure/bindFaults.ts';

/** Of two statements that may stand once only, nobody can tell which is meant. */
export const duplicateStatement: Rule = {
  id: 'duplicate-statement',
  severity: 'error',
  fix: 'choice',
  doc: `只能写一次的语句又写了一次。

A statement that may stand once only stands again.

\`\`\`budget
政府采购 {
    货物  1.00
    <|货物|>  1.00  # error[duplicate-statement]
}
\`\`\`
\`\`\`message
“货物”在这里只能写一次，前面已经有了
\`\`\`
\`\`\`message en
“货物” may stand here once only; there is one already
\`\`\`
`,
  *check(budget) {
    for (const { fault, segment, firstSegment, place } of faultsOf(budget, 'duplicate-statement')) {
      const { word, first, statement } = fault;
      const unit = unitMeant(statement, segment);
      if (unit) {
        yield { place, ...unit };
        continue;
      }
      yield {
        place,
        message: {
          zh: `“${word}”在这里只能写一次，前面已经有了`,
          en: `“${word}” may stand here once only; there is one already`,
        },
        related: () => [
          { place: { segment: firstSegment, ...first }, message: { zh: '前面的一处', en: 'The first one' } },
        ],
        fixes: () => removeRepetition(segment, statement, firstSegment, first),
      };
    }
    yield* includedTwice(budget);
  },
};

/** A second department that is all right as a unit, with expenditure in it that a department does not have in its block. */
function unitMeant(
  { head, block, start, end }: Statement,
  segment: Segment,
): Pick<Finding, 'message' | 'covers' | 'fixes'> | undefined {
  const [ofFile, ofDepartment, ofUnit] = [blockIndex('file'), blockIndex('department'), blockIndex('unit')];
  if (!head || !block || ofFile.words.get(head.text)?.id !== 'department') return undefined;
  const isOfUnit = block.statements.some(
    (each) => each.head && ofUnit.words.has(each.head.text) && !ofDepartment.words.has(each.head.text),
  );
  const newText = /^[a-z]/.test(head.text) ? 'unit' : '预算单位';
  const written = newText + segment.text.slice(head.end, end);
  if (!isOfUnit || readAlone(written, 'file')?.faults.length !== 0) return undefined;
  return {
    message: {
      zh: `部门只有一个，前面已经有了；这里写的是它的一个单位，应为“${newText}”`,
      en: `There is one department only, and it is there already; this is one of its units and should be “${newText}”`,
    },
    covers: [{ segment, start, end }],
    fixes: () => [changeTo(newText, [{ place: { segment, start: head.start, end: head.end }, newText }])],
  };
}

/** A file counts once; what it says would count twice. */
function* includedTwice({ includes }: Budget): Iterable<Finding> {
  for (const { place, path, state } of includes) {
    if (state.kind !== 'repeated') continue;
    yield {
      place,
      message: {
        zh: `“${path}”已经引入过，再引入一次，其中的金额会重复计算；只计前面的一处`,
        en: `“${path}” is already included; if it were included again, its amounts would count twice. Only the first one counts`,
      },
      related: () => [{ place: state.first, message: { zh: '前面的一处', en: 'The first one' } }],
      fixes: () => deleteLine(wholeLine(place.segment, statementAround(place))),
    };
  }
}

function statementAround({ segment, start }: Place): Span {
  const around = segment.statements.find((statement) => statement.start <= start && start < statement.end);
  return around ?? { start, end: start };
}

/** Only where both say the very same, so that nothing is lost. */
function removeRepetition(segment: Segment, statement: Span, firstSegment: Segment, first: Span): Fix[] {
  const line = wholeLine(segment, statement);
  const text = segment.text.slice(statement.start, statement.end);
  const isSame =
    firstSegment.text.startsWith(text, first.start) &&
    /^[ \t]*(?:[\r\n;；}#]|$)/.test(firstSegment.text.slice(first.start + text.length));
  return isSame ? deleteLine(line, text.split(/\r\n?|\n/).length) : [];
}

function deleteLine(line: Place | undefined, count = 1): Fix[] {
  if (!line) return [];
  const title =
    count > 1
      ? { zh: `删除重复的这一段（${count} 行）`, en: `Delete this repeated block (${count} lines)` }
      : { zh: '删除重复的这一行', en: 'Delete this repeated line' };
  return [{ title, edits: [{ place: line, newText: '' }] }];
}
