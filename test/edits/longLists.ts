import { subjectsOf } from '../../server/data/catalogue.ts';
import { sources } from '../../server/model/Budget.ts';
import { sourceWord } from '../../server/model/sourceWord.ts';

/** Budgets with lists of some hundred lines in one block, which are cut into runs once they are edited. */
export const longLists: readonly string[] = [
  textOf('zh', '\n', ['合计  20000.00  # 核对']),
  textOf('en', '\r\n', ['30198  "Others"  1.00']),
];

function textOf(language: 'zh' | 'en', lineEnd: string, last: readonly string[]): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const economic = [...subjectsOf('economic')].filter(({ code }) => code.length === 5);
  const functional = [...subjectsOf('function')].filter(({ code }) => code.length === 7).slice(0, 230);
  const declared = functional.flatMap(({ code, name }, i) => [
    ...(i % 37 === 5 ? ['    # 说明', ''] : []),
    i % 11 === 3
      ? `    ${code}  "${name}"  ${i}.50 { ${say('基本支出', 'basic')} ${i}; ${say('项目支出', 'project')} 0.5 }`
      : `    ${code}  "${name}"${i % 3 === 0 ? '' : `  ${i}.20`}`,
    ...(i % 53 === 7 ? [`    301${i} {`, `        ${say('结转', 'carryover')} 1`, '    }'] : []),
  ]);
  const items = economic.concat(economic, economic, economic).flatMap(({ code, name }, i) => {
    const source = sourceWord(sources[(i * 7 + Math.floor(i / economic.length)) % sources.length] ?? 'general')[
      language
    ];
    return [
      ...(i % 41 === 9 ? ['', '    # budget-ignore duplicate-item item-in-wrong-part'] : []),
      `    ${code}  "${name}"  ${i}.${10 + (i % 90)}  ${source}${i % 5 === 0 ? `  ${say('结转', 'carryover')}` : ''}${i % 29 === 0 ? '  # 核对' : ''}`,
    ];
  });
  const lines = [
    `${say('部门', 'department')} "示例市统计局" { ${say('代码', 'code')} 900; ${say('年度', 'year')} 2026; ${say('单位性质', 'kind')} ${say('行政', 'administrative')} }`,
    `${say('科目', 'subjects')} {`,
    ...declared,
    '}',
    '',
    `${say('收入', 'revenue')} { ${say('一般公共预算', 'general')} 900 }`,
    '# 全部基本支出',
    `${say('基本支出', 'basic')} 2010501 "行政运行" {`,
    ...items,
    ...last.map((line) => `    ${line}`),
    '}',
    `${say('基本支出', 'basic')} 2080505 { 30108 1.00 }`,
  ];
  return `${lines.join(lineEnd)}${lineEnd}`;
}
