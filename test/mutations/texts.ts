import { type Edit, EXPLAIN, linesWith, type Mutation, onLines, PROSE, statement } from './Mutation.ts';

/** Adds to the end of a text, before its last mark. */
const append =
  (words: string): Edit =>
  (line) =>
    line.replace(/。"$/u, `，${words}。"`);

/** A name that is almost the department's, of the generated budgets and of the sample. */
function misnamed(kind: string, generated: string, sample: string): Mutation {
  return onLines(kind, ['department-name-mismatch'], PROSE, (line, index, source) => {
    const isSample = source.lines.some((each) => each.includes('示例市城市管理局'));
    return append(`由${isSample ? sample : generated}组织实施`)(line, index, source);
  });
}

/** Texts, and what is typed in them. */
export function wrongTexts(): Mutation[] {
  return [
    onLines('two stops', ['punctuation-slip'], PROSE, (line) => line.replace(/。"$/u, '。。"')),
    onLines('two commas', ['punctuation-slip'], /^\s+(?:概况|overview|必要性|necessity)\s+"[^"]*，/u, (line) =>
      line.replace('，', '，，'),
    ),
    onLines('a stop before a semicolon', ['punctuation-slip'], PROSE, (line) =>
      line.replace(/。"$/u, '。；按计划实施。"'),
    ),
    onLines('a quote that is not closed', ['unbalanced-quotes'], PROSE, append('落实“一岗双责制度')),
    onLines('a word twice', ['repeated-word'], PROSE, append('加强监督检查监督检查工作')),
    onLines('a character twice', ['repeated-word'], PROSE, append('保障项目的的资金')),
    onLines('a word that is often misspelled', ['misspelled-word'], PROSE, append('服务园区内入住企业')),
    onLines('a mobile number in a text', ['personal-data'], PROSE, append('联系人王某13800000000')),
    onLines('an identity number in a text', ['personal-data'], PROSE, append('证件号码11010519491231002X')),
    onLines('a mobile number as phone', ['personal-data'], statement('电话', 'phone'), (line) =>
      line.replace(/"[^"]*"/u, '"13800000000"'),
    ),
    onLines('a phone number with a digit missing', ['invalid-phone'], statement('电话', 'phone'), (line) =>
      line.replace(/"[^"]*"/u, '"0350-30123"'),
    ),
    onLines('a mobile number with a digit missing', ['invalid-phone'], statement('电话', 'phone'), (line) =>
      line.replace(/"[^"]*"/u, '"1393501234"'),
    ),
    onLines('XX of a template', ['unfilled-placeholder'], PROSE, append('完成XX项任务')),
    onLines('a text that is not filled in', ['unfilled-placeholder'], PROSE, (line) =>
      line.replace(/"[^"]*"/u, '"……"'),
    ),
    onLines('a choice of a template', ['unfilled-placeholder'], EXPLAIN, (line) =>
      line.replace(/(?:。)?"$/u, '，比上年增加（减少）12.00万元。"'),
    ),
    misnamed('the department’s name with a character missing', '示例市文化旅游局', '示例市城市理局'),
    misnamed('the department’s name with a character twice', '示例市文化和和旅游局', '示例市城市管管理局'),
    misnamed('the department’s name with its last but one character missing', '示例市文化和旅局', '示例市城市管局'),
    onLines('last year’s amount in an explanation', ['stale-figure'], /^(?:说明|explain)\s.*\d+\.\d{2}万元/u, (line) =>
      line.replace(/(\d+\.\d{2})(?=万元)/u, (digits) => (Number(digits) * 1.37 + 0.11).toFixed(2)),
    ),
    onLines('an amount typed where none fits', ['stale-figure'], EXPLAIN, (line) =>
      line.replace(/(?:。)?"$/u, '，共安排支出777.77万元。"'),
    ),
    onLines('last year’s percentage in an explanation', ['stale-figure'], /^(?:说明|explain)\s.*增长[\d.]+%/u, (line) =>
      line.replace(/增长[\d.]+%/u, '增长41.73%'),
    ),
    onLines('a change in the wrong direction', ['stale-figure'], /^(?:说明|explain)\s.*比上年增加[\d.]+万元/u, (line) =>
      line.replace('比上年增加', '比上年减少'),
    ),
    onLines(
      'last year’s number before a total of this year',
      ['stale-figure'],
      /^(?:说明|explain)\s.*2026年“三公”经费预算[\d.]+万元/u,
      (line) => line.replace('2026年', '2025年'),
    ),
    onLines('none of what there is', ['stale-figure'], /^(?:说明|explain)\s.*2026年“三公”经费预算[\d.]+万元/u, (line) =>
      line.replace(/"2026年.*"$/u, '"本部门无“三公”经费预算。"'),
    ),
    onLines(
      'a year that is neither this nor the last',
      ['stale-year', 'stale-figure'],
      /^(?:说明|explain)\s.*2026年/u,
      (line) => line.replace('2026年', '2023年'),
    ),
    onLines('a placeholder with a character wrong', ['unknown-placeholder'], /^(?:说明|explain)\s.*\{/u, (line) =>
      line.replace(/\{(\S+?)[\s}]/u, (all, name: string) => all.replace(name, `${name}x`)),
    ),
    onLines(
      'a placeholder of a subject that is not there',
      ['unknown-placeholder'],
      /\{(?:科目|subject) \d{7}\}/u,
      (line) => line.replace(/\d{7}\}/u, '2999999}'),
    ),
    onLines('本单位 beside 本部门', ['inconsistent-term'], EXPLAIN, (line, index, source) =>
      index === linesWith(EXPLAIN, source)[0] && !source.lines.some((each) => /^(?:预算单位|unit)\s+"/u.test(each))
        ? line.replace(/。"$/u, '，本部门从严控制，本单位不再追加。"')
        : line,
    ),
  ];
}
