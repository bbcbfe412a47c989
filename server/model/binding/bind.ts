import { knownWords } from '../../language/likelyWords.ts';
import {
  argumentIndex,
  blockIndex,
  blocksWith,
  findValue,
  statementsOf,
  topLevel,
  type Words,
} from '../../language/lookup.ts';
import type { StatementSchema } from '../../language/schema.ts';
import { CodeLine } from '../../syntax/CodeLine.ts';
import type { Argument, Block, Statement } from '../../syntax/tree.ts';
import { isAmountUnit } from '../amount.ts';
import { headSpan, headText, quotedHead } from '../heads.ts';
import { withoutBlanks } from '../withoutBlanks.ts';
import type { BindFault } from './BindFault.ts';
import { bindArguments, none } from './bindArguments.ts';

/** A statement that the schema knows at its place. */
export interface Bound {
  readonly schema: StatementSchema;
  readonly statement: Statement;
  /** Arguments by name; of an argument that repeats, the first. */
  readonly args: Readonly<Record<string, Argument>>;
  /** All arguments of the one that repeats. */
  readonly repeated: readonly Argument[];
  readonly children: readonly Bound[];
}

/** A line of a code, a name, a number and words whose arguments all have their place. */
export class BoundLine implements Bound {
  readonly schema: StatementSchema;
  readonly statement: CodeLine;
  /** The words of the line by the names of the arguments that they are. */
  readonly words: Words;

  constructor(schema: StatementSchema, statement: CodeLine, words: Words) {
    this.schema = schema;
    this.statement = statement;
    this.words = words;
  }

  get args(): Bound['args'] {
    const { ofCodeLine } = argumentIndex(this.schema);
    const names = Object.entries(this.words);
    const named = this.statement.args.map((argument): [string, Argument] => {
      if (argument.kind === 'word') return [names.find(([, word]) => word === argument.text)?.[0] ?? '', argument];
      return [(argument.kind === 'string' ? ofCodeLine?.name : ofCodeLine?.amount) ?? '', argument];
    });
    return Object.fromEntries(named);
  }

  get repeated(): readonly never[] {
    return none;
  }

  get children(): readonly never[] {
    return none;
  }
}

/** Binds a statement of a block to the schema; what does not fit becomes a fault, the rest is kept. */
export function bindStatement(
  statement: Statement,
  block: string,
  container: Statement | undefined,
  faults: BindFault[],
): Bound | undefined {
  const schema = schemaOf(statement, block, container, faults);
  if (!schema) return undefined;
  const { args, repeated } = bindArguments(statement, schema, faults);
  const children = statement.block ? bindBlock(statement, statement.block, schema, faults) : none;
  if (lacksBlock(statement, schema)) {
    faults.push({
      kind: 'invalid-value',
      message: {
        zh: `${quotedHead(statement)}后面缺少 { }`,
        en: `${quotedHead(statement).trim()} needs a block { }`,
      },
      lacksBlock: true,
      ...headSpan(statement),
    });
  }
  return { schema, statement, args, repeated, children };
}

/** A block that may be left out is there in place of the arguments: 上年 has either, or says nothing. */
function lacksBlock({ block, args: { length } }: Statement, schema: StatementSchema): boolean {
  if (!schema.block || block) return false;
  return !schema.blockOptional || (length === 0 && schema.args.every(({ optional }) => optional));
}

/** Binds the blocks in the rest of a statement: what is asked of the whole was asked of its beginning. */
export function bindContinued(statement: Statement, faults: BindFault[]): Bound | undefined {
  const schema = topLevel(statement.continues ?? '');
  if (!schema?.block) return undefined;
  const children = bindStatements(statement, statement.block?.statements ?? none, schema.block, faults);
  return { schema, statement, args: {}, repeated: none, children };
}

function schemaOf(
  statement: Statement,
  block: string,
  container: Statement | undefined,
  faults: BindFault[],
): StatementSchema | undefined {
  const { head } = statement;
  const index = blockIndex(block);
  if (!head) {
    const [first] = statement.args;
    // That a number is missing behind a sign is told as that.
    if (!index.strings && first && first.kind !== 'missing')
      faults.push({ kind: 'no-statement', ...headSpan(statement) });
    return index.strings;
  }
  if (isCode(head.text)) {
    if (index.code) return index.code;
    faults.push({
      kind: 'misplaced-statement',
      word: head.text,
      homes: [],
      container,
      start: head.start,
      end: head.end,
    });
    return undefined;
  }
  const schema = index.words.get(head.text);
  if (schema) return schema;
  const candidates = [...index.words.keys()];
  if (head.kind === 'code' && knownWords(head.text, candidates).length === 0) {
    if (!index.code) faults.push({ kind: 'no-statement', start: head.start, end: head.end });
    else
      faults.push({
        kind: 'invalid-value',
        message: { zh: `“${head.text}”不是科目编码`, en: `“${head.text}” is not a subject code` },
        start: head.start,
        end: head.end,
      });
    return undefined;
  }
  const spaced = withoutBlanks([head, ...statement.args], index.words);
  if (spaced) {
    faults.push({ kind: 'unknown-keyword', candidates, container, ...spaced });
    return undefined;
  }
  const homes = blocksWith(head.text);
  if (homes.length > 0)
    faults.push({ kind: 'misplaced-statement', word: head.text, homes, container, start: head.start, end: head.end });
  else
    faults.push({
      kind: 'unknown-keyword',
      word: head.text,
      candidates,
      container,
      start: head.start,
      end: head.end,
    });
  return undefined;
}

/** Digits, or a capital letter and digits. Read by hand: it is asked of every head. */
function isCode(text: string): boolean {
  const first = text.charCodeAt(0);
  const hasLetter = first >= 65 && first <= 90;
  for (let i = hasLetter ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return !hasLetter || text.length > 1;
}

/** Binds all statements of a block and checks which are there twice or not at all. */
function bindBlock(container: Statement, block: Block, { block: name }: StatementSchema, faults: BindFault[]): Bound[] {
  if (!name) {
    faults.push({
      kind: 'invalid-value',
      message: { zh: `${quotedHead(container)}不带 { }`, en: `${quotedHead(container).trim()} takes no block` },
      start: block.start,
      end: block.end,
    });
    return [];
  }
  const bound = bindStatements(container, block.statements, name, faults);
  for (const field of statementsOf(name)) {
    if (field.need && !bound.some(({ schema }) => schema === field)) {
      faults.push({ kind: 'missing-field', field, container, block: name, ...headSpan(container) });
    }
  }
  return bound;
}

function bindStatements(
  container: Statement,
  statements: readonly Statement[],
  name: string,
  faults: BindFault[],
): Bound[] {
  const bound: Bound[] = [];
  const line = blockIndex(name).code;
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i];
    if (!statement) continue;
    const child =
      (line && statement instanceof CodeLine ? bindLine(statement, line) : undefined) ??
      bindStatement(statement, name, container, faults);
    if (child) bound.push(child);
  }
  checkRepetition(bound, faults);
  // A copy has no room for more, which an array that grew has plenty of.
  return bound.slice();
}

/** A line every part of which has its place in the schema, so that nothing has to be reported. */
function bindLine(line: CodeLine, schema: StatementSchema): BoundLine | undefined {
  const { ofCodeLine } = argumentIndex(schema);
  const isComplete = ofCodeLine && (line.name !== undefined || !ofCodeLine.isNameRequired) && isAmountUnit(line.unit);
  const words = isComplete ? ofCodeLine.wordsOf(line.words) : undefined;
  return words && new BoundLine(schema, line, words);
}

/** Faults for once-only statements that stand again; enumerated heads are told apart by their value. */
export function checkRepetition(bound: readonly Bound[], faults: BindFault[]): void {
  let seen: Map<string, Statement> | undefined;
  for (let i = 0; i < bound.length; i++) {
    const each = bound[i];
    if (!each || each.schema.many) continue;
    const { schema, statement } = each;
    const key =
      'values' in schema.head ? (findValue(schema.head.values, headText(statement))?.id ?? schema.id) : schema.id;
    seen ??= new Map();
    const first = seen.get(key);
    if (first)
      faults.push({
        kind: 'duplicate-statement',
        word: headText(statement),
        first: headSpan(first),
        statement,
        ...headSpan(statement),
      });
    else seen.set(key, statement);
  }
}
