import type { Locale } from '../language/locale.ts';
import { say } from '../language/locale.ts';
import { findValue } from '../language/lookup.ts';
import type { Localized } from '../language/schema.ts';
import { standardProfile } from '../rules/profile/Profile.ts';
import { ascii } from '../text/ascii.ts';
import { analyse } from './Analysis.ts';
import { diagnostic } from './diagnostic.ts';
import { type Answers, lineOfAnswer, newBudgetText } from './newBudget/newBudgetText.ts';
import { type QuestionId, questions } from './newBudget/questions.ts';

/** What has been answered so far, as typed. */
export type GivenAnswers = Readonly<Partial<Record<QuestionId, string>>>;

/** Something that is wrong with an answer; one at error level cannot stay. */
export interface AnswerFault {
  readonly question: QuestionId;
  readonly isError: boolean;
  readonly message: string;
}

/** What some answers come to. */
export interface NewBudget {
  readonly faults: readonly AnswerFault[];
  /** The new file; undefined where an answer is missing or cannot stay. */
  readonly text: string | undefined;
  /** A name for the file, without its folder. */
  readonly fileName: string;
}

/** Answers with which nothing is wrong: they stand in for those that are not given yet. */
const standIns: Answers = { name: '示例局', code: '000', year: '2026', kind: '行政', duties: '负责本部门的工作。' };

/**
 * A new budget from the answers to the five questions. An answer is judged by the rules that judge the file: what they
 * would find in its line is said while it is typed.
 */
export function newBudget(given: GivenAnswers, locale: Locale): NewBudget {
  const answers = readAnswers(given, locale);
  const asked = questions.filter(({ id }) => given[id] !== undefined).map(({ id }) => id);
  const malformed = asked.flatMap((question) => malformedAnswer(question, answers, locale));
  const judgeable = { ...answers, ...Object.fromEntries(malformed.map(({ question: id }) => [id, standIns[id]])) };
  const faults = [...malformed, ...findingsIn(judgeable, asked, locale)];
  const isComplete = asked.length === questions.length && !faults.some(({ isError }) => isError);
  return {
    faults,
    text: isComplete ? newBudgetText(answers, languageOf(locale)) : undefined,
    fileName: `${(answers.name + answers.year).replace(/[\\/:*?"<>|\s]/g, '')}.budget`,
  };
}

function languageOf(locale: Locale): 'zh' | 'en' {
  return locale === 'zh-cn' ? 'zh' : 'en';
}

/** The answers as they are written: without blanks around them, numbers in ASCII, the kind as its word. */
function readAnswers(given: GivenAnswers, locale: Locale): Answers {
  const { name, code, year, kind, duties } = { ...standIns, ...given };
  const word = findValue('unitKind', kind.trim())?.word[languageOf(locale)];
  return {
    name: oneLine(name),
    code: ascii(oneLine(code)),
    year: ascii(year)
      .trim()
      .replace(/年度?$/, ''),
    kind: word ?? kind.trim(),
    duties: oneLine(duties),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\s\u3000]+/g, ' ').trim();
}

const isEmpty: Localized = { zh: '还没有填写', en: 'Nothing is written yet' };
const noYear: Localized = { zh: '年度是四位数字，如 2026', en: 'A year has four digits, such as 2026' };
const noKind: Localized = {
  zh: '单位性质是行政、事业或参公',
  en: 'The kind is administrative, institution or civil-service-managed',
};

/** What keeps an answer from standing in the file at all. */
function malformedAnswer(question: QuestionId, answers: Answers, locale: Locale): AnswerFault[] {
  const answer = answers[question];
  const fault = (message: Localized): AnswerFault[] => [{ question, isError: true, message: say(message, locale) }];
  if (answer === '') return fault(isEmpty);
  if (question === 'year' && !/^(?:19|20)[0-9]{2}$/.test(answer)) return fault(noYear);
  return question === 'kind' && !findValue('unitKind', answer) ? fault(noKind) : [];
}

/** What the rules find in the lines of the answers that were given; of anything elsewhere, the last one is the cause. */
function findingsIn(answers: Answers, asked: readonly QuestionId[], locale: Locale): AnswerFault[] {
  const last = asked.at(-1);
  if (!last) return [];
  const language = languageOf(locale);
  const analysis = analyse(newBudgetText(answers, language));
  const found = diagnostic(analysis, { locale, profile: standardProfile, failed: () => {} });
  return found.map(({ span, severity, message }) => {
    const line = analysis.lines.lineAt(span.start);
    const question = asked.find((each) => lineOfAnswer(each, answers, language) === line) ?? last;
    return { question, isError: severity === 'error', message };
  });
}
