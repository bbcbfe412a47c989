import { BASIC, inside, linesWith, type Mutation, onLines, PLAIN_ITEM, PROJECT } from './Mutation.ts';

/** Codes and names of subjects. */
export function wrongSubjects(): Mutation[] {
  const code =
    (from: string, to: string) =>
    (line: string): string =>
      line.replace(new RegExp(from, 'u'), to);
  return [
    onLines('an economic code that is not there', ['unknown-subject'], PLAIN_ITEM, (line) =>
      line.replace(/\d{5}/u, (was) => `${was.slice(0, 3)}88`),
    ),
    onLines('a functional code that is not there', ['unknown-subject'], BASIC, (line) =>
      line.replace(/\d{7}/u, (was) => `${was.slice(0, 5)}88`),
    ),
    onLines(
      'a retired subject',
      ['retired-subject'],
      /^\s+(?:功能科目|function)\s+20701/u,
      code('\\d{7}\\s+"[^"]*"', '2010308  "信访事务"'),
    ),
    onLines('a retired 款', ['retired-subject'], BASIC, code('\\d{7}\\s+"[^"]*"', '2011001  "行政运行"')),
    onLines(
      'a name with a character wrong',
      ['subject-name-mismatch'],
      /^\s+30101\s/u,
      code('"基本工资"', '"基本公资"'),
    ),
    onLines('a name that is left half', ['subject-name-mismatch'], /^\s+(?:30201|30108)\s|\{ 30108 /u, (line) =>
      line.replace('"办公费"', '"办公"').replace('"机关事业单位基本养老保险缴费"', '"基本养老保险缴费"'),
    ),
    onLines('the name of another code', ['subject-name-mismatch'], PLAIN_ITEM, (line) =>
      line.replace(/"[^"]*"/u, '"咨询费"'),
    ),
    onLines(
      'the name of a functional code',
      ['subject-name-mismatch'],
      /(?:功能科目|function)\s+\d{7}\s+"/u,
      (line) => line.replace(/"[^"]*"/u, '"群众体育"'),
      (index, source) => [index, ...linesWith(/^\s+2\d{6}\s/u, source)],
    ),
    onLines('a 类 where a 款 belongs', ['subject-level'], PLAIN_ITEM, (line) =>
      line.replace(/(\d{3})\d{2}\s+"[^"]*"/u, '$1'),
    ),
    onLines('a 款 where a 项 belongs', ['subject-level'], BASIC, (line) =>
      line.replace(/(\d{5})\d{2}(\s+)"[^"]*"/u, '$1$2'),
    ),
    onLines(
      'a functional code for an economic one',
      ['wrong-classification'],
      PLAIN_ITEM,
      code('\\d{5}\\s+"[^"]*"', '2010301  "行政运行"'),
    ),
    onLines('a government code', ['wrong-classification'], PLAIN_ITEM, code('\\d{5}\\s+"[^"]*"', '50201  "办公经费"')),
    onLines(
      'an economic code for a functional one',
      ['wrong-classification'],
      /^\s+(?:功能科目|function)\s+\d{7}/u,
      code('\\d{7}\\s+"[^"]*"', '30201  "办公费"'),
    ),
    onLines(
      'a code that administrative units do not use',
      ['government-code-missing'],
      /^\s+30103\s/u,
      code('30103(\\s+)"奖金"', '30107$1"绩效工资"'),
    ),
    onLines(
      'a project’s code in basic expenditure',
      ['item-in-wrong-part'],
      /^\s+30201\s+"办公费"\s+\d/u,
      code('30201(\\s+)"办公费"', '30902$1"办公设备购置"'),
    ),
    onLines(
      'a project that keeps the body running',
      ['project-category-suspicious'],
      PROJECT,
      (line, index, source) => {
        const at = inside(index, /(?:特定目标类|specific-purpose)/u, source);
        return at === index ? line : line.replace(/"[^"]*"/u, '"办公楼物业管理费"');
      },
      (index, source) => [index, inside(index, /(?:特定目标类|specific-purpose)/u, source)],
    ),
  ];
}
