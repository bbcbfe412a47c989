import { statementsOf } from '../../language/lookup.ts';
import type { Localized, StatementSchema } from '../../language/schema.ts';
import { type Language, skeleton } from '../../language/skeleton.ts';
import { quoted } from '../../syntax/stringValue.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import type { QuestionId } from './questions.ts';

/** An answer to every question, as it is to stand in the text; `kind` is a word of either spelling. */
export type Answers = Readonly<Record<QuestionId, string>>;

const indent = '    ';

/**
 * The text of a new budget: what the answers tell, and nothing that nobody has said. What is still to be written stands
 * as comments in its place; that it is missing is silenced with a reason, so that the mark asks to be removed once it is
 * written.
 */
export function newBudgetText(answers: Answers, language: Language): string {
  const parts = [
    [...ignored('missing-field', notYet.offices, language), ...department(answers, language)],
    block(fileStatement('revenue'), language),
    commented([...examples[language], ...lines(skeleton(fileStatement('project'), language))]),
    [
      ...ignored('missing-field', notYet.performance, language),
      ...ignored('missing-indicator', notYet.performance, language),
      ...block(fileStatement('performance'), language),
    ],
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** The line of the text that holds an answer, zero-based. */
export function lineOfAnswer(question: QuestionId, answers: Answers, language: Language): number {
  const shown = department(answers, language);
  const head = question === 'name' ? 0 : shown.findIndex((line) => line.trim().startsWith(wordOf(question, language)));
  return head + 1;
}

const notYet = {
  offices: {
    zh: '新文件：内设机构还没有写，写好后删去本行',
    en: 'a new file: its offices are not written yet; remove this line when they are',
  },
  performance: {
    zh: '新文件：整体绩效还没有写，写好后删去本行',
    en: 'a new file: the overall performance is not written yet; remove this line when it is',
  },
} as const satisfies Record<string, Localized>;

/** What the schema cannot show: an item, which begins with a code. */
const examples: Readonly<Record<Language, readonly string[]>> = {
  zh: ['基本支出 2010101 "行政运行" {', `${indent}30101 "基本工资" 0.00`, `${indent}合计 0.00`, '}', ''],
  en: ['basic 2010101 "行政运行" {', `${indent}30101 "基本工资" 0.00`, `${indent}total 0.00`, '}', ''],
};

function ignored(id: string, reason: Localized, language: Language): string[] {
  return [`# budget-ignore ${id} ${reason[language]}`];
}

function department(answers: Answers, language: Language): string[] {
  const known = knownLines(answers, language);
  const width = Math.max(...known.map(([word]) => displayWidth(word)));
  const open = statementsOf('department').filter(({ need, id }) => need === 'recommended' && !(id in answers));
  return [
    `${wordIn(fileStatement('department'), language)} ${quoted(answers.name)} {`,
    ...known.map(([word, value]) => `${indent}${word}${' '.repeat(width - displayWidth(word))}  ${value}`),
    ...open.flatMap((schema) =>
      indented(schema.block ? block(schema, language) : commented([skeleton(schema, language)])),
    ),
    '}',
  ];
}

/** What is known of a department: its answers, the unit that amounts have by default, and that it is a draft. */
function knownLines({ code, year, kind, duties }: Answers, language: Language): (readonly [string, string])[] {
  const word = (id: string): string => wordOf(id, language);
  return [
    [word('code'), /^[0-9]+$/.test(code) ? code : quoted(code)],
    [word('year'), year],
    [word('amounts'), '万元'],
    [word('status'), language === 'zh' ? '草稿' : 'draft'],
    [word('kind'), kind],
    [word('duties'), quoted(duties)],
  ];
}

/** A statement whose block is there and empty, with what may stand in it as comments. */
function block(schema: StatementSchema, language: Language): string[] {
  const inside = statementsOf(schema.block ?? '').filter(({ head }) => !('code' in head || 'strings' in head));
  const shown = inside.filter(
    ({ need, many, id }) => need !== undefined || !many || id === 'source' || id === 'indicator',
  );
  return [`${wordIn(schema, language)} {`, ...indented(commented(shown.map((each) => skeleton(each, language)))), '}'];
}

function fileStatement(id: string): StatementSchema {
  return statementIn('file', id);
}

function wordOf(id: string, language: Language): string {
  return wordIn(statementIn('department', id), language);
}

function statementIn(name: string, id: string): StatementSchema {
  const found = statementsOf(name).find((schema) => schema.id === id);
  if (!found) throw new Error(`the schema has no ${name}/${id}`);
  return found;
}

function wordIn({ head, id }: StatementSchema, language: Language): string {
  return 'word' in head ? head.word[language] : id;
}

function lines(text: string): string[] {
  return text.split('\n');
}

function commented(text: readonly string[]): string[] {
  return text.map((line) => `# ${line}`.trimEnd());
}

function indented(text: readonly string[]): string[] {
  return text.map((line) => indent + line);
}
