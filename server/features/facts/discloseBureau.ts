import { contextOf } from '../../document/contextOf.ts';
import type { Disclosure } from '../../document/Disclosure.ts';
import type { Section } from '../../document/DocumentLayout.ts';
import { disclosed } from '../../document/disclose.ts';
import { sectionBlocks } from '../../document/outline.ts';
import { noOtherFiles } from '../../model/OtherFiles.ts';
import { SourceFile } from '../../model/SourceFile.ts';
import { layoutOf } from '../../tables/layouts.ts';
import { analyseRoot } from '../Analysis.ts';
import type { Bureau } from './Bureau.ts';
import { bureauSheets } from './bureauSheets.ts';
import { bureauText } from './bureauText.ts';

/**
 * The document of a bureau: the totals of its members, then every table of the whole. It explains nothing, and is final only
 * where all budgets are and nothing is wrong with one.
 */
export function discloseBureau(bureau: Bureau): Disclosure {
  const { budget } = analyseRoot(new SourceFile('', bureauText(bureau)), noOtherFiles);
  const context = contextOf(budget);
  const { watermark, contentsTitle } = context.layout;
  const status = (bureau.faults ?? []).length > 0 ? 'draft' : bureau.status;
  const tables = layoutOf(budget);
  const ofYear = bureau.year === undefined ? '' : `${bureau.year}年度`;
  const [totals, whole] = sections.map((section) => sectionBlocks(section, tables, context));
  return disclosed({
    department: bureau.name,
    owner: `部门名称：${bureau.name}`,
    title: `${bureau.name}${ofYear}部门预算汇总`,
    status,
    typography: tables.typography,
    cover: [bureau.name, `${ofYear}部门预算汇总`],
    watermark: status === 'draft' ? watermark : undefined,
    contentsTitle,
    blocks: [...(totals ?? []), ...bureauSheets(bureau), ...(whole ?? [])],
  });
}

const sections: readonly Section[] = [
  { kind: 'section', id: 'part-1', level: 1, title: '第一部分 分地区、分部门汇总', startsPage: true, body: [] },
  {
    kind: 'section',
    id: 'part-2',
    level: 1,
    title: '第二部分 汇总报表',
    startsPage: true,
    body: [{ kind: 'tables' }],
  },
];
