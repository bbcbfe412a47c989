import { statementsOf, valuesOf } from './lookup.ts';
import type { ArgumentSchema, HeadSchema, StatementSchema } from './schema.ts';

/** Which of the two spellings is written. */
export type Language = 'zh' | 'en';

/** A statement with placeholders for everything that has to stand in it: `年度 2026`, `人员 { 编制 0; 在职 0; 在编 0; 其他 0 }`. */
export function skeleton(schema: StatementSchema, language: Language): string {
  const { head, args, block } = schema;
  const words = [
    headWord(head, language),
    ...args.filter(({ optional }) => !optional).map((argument) => placeholder(argument, language)),
  ];
  return [...words, ...(block ? [blockSkeleton(block, language)] : [])].join(' ');
}

function headWord(head: HeadSchema, language: Language): string {
  if ('word' in head) return head.word[language];
  return 'values' in head ? (valuesOf(head.values)[0]?.word[language] ?? '') : '';
}

/** What stands in the place of an argument until the user writes it. */
export function placeholder({ placeholder: text, values }: ArgumentSchema, language: Language): string {
  return text ?? valuesOf(values ?? '')[0]?.word[language] ?? '';
}

/** What a block should hold: what is required or recommended in it, else its keywords that stand once, else the first. */
function blockSkeleton(block: string, language: Language): string {
  const statements = statementsOf(block).filter(({ head }) => 'word' in head || 'values' in head);
  const needed = statements.filter(({ need }) => need !== undefined);
  const once = statements.filter(({ many }) => !many);
  const [first] = statements;
  const isAllOnce = once.length === statements.length;
  const chosen = needed.length > 0 ? needed : isAllOnce ? once : first ? [first] : [];
  const lines = chosen.map((schema) => skeleton(schema, language));
  if (lines.length === 0) return '{ }';
  return needed.length > 0 || !isAllOnce
    ? `{\n${lines.map((line) => `    ${line}`).join('\n')}\n}`
    : `{ ${lines.join('; ')} }`;
}
