import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../server/document/Disclosure.ts';
import type { Content, DocumentLayout, Section, Slots } from '../../server/document/DocumentLayout.ts';
import type { FormRows } from '../../server/document/FormLayout.ts';
import { documentLayouts } from '../../server/document/layouts.ts';
import { parseTemplate, slotNames } from '../../server/document/template.ts';
import { readSample } from '../support/parseCases.ts';
import { beside, documentOf, figuresOf, formOf, gridOf, inLayout, paragraphsOf } from '../support/readDocument.ts';

describe.each(['shuozhou-2026', 'short-english', 'mistakes'])('%s', (sample) => {
  test.each(documentLayouts.map(({ id }) => id))(
    'in %s: addresses and ids are unique, forms are whole grids',
    (layout) => {
      const disclosure = documentOf(inLayout(readSample(sample), layout));
      const addresses = figuresOf(disclosure).map(({ figure }) => figure.address);
      expect(addresses.length).toBeGreaterThan(40);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const address of addresses) expect(address).toMatch(/^[^/]+\/[^/]+$/);
      const ids = blocksOf(disclosure, 'heading').map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { form } of blocksOf(disclosure, 'form')) expect(gridOf(form).flat()).not.toContain('(no cell)');
    },
  );
});

describe('shanghai-2025', () => {
  const disclosure = documentOf(inLayout(readSample('short-english'), 'shanghai-2025'));

  test('has its own order, sentences and forms', () => {
    const headings = blocksOf(disclosure, 'heading').filter(({ level }) => level === 2);
    expect(headings.map(({ text }) => text)).toEqual([
      '一、部门主要职能',
      '二、部门机构设置',
      '三、名词解释',
      '四、部门预算编制说明',
      '五、部门预算表',
      '六、其他相关情况说明',
      '七、项目经费情况说明',
    ]);
    expect(paragraphsOf(disclosure, 'narrative')).toContain('3.“城乡社区支出”科目329.46万元。');
    expect(paragraphsOf(disclosure, 'narrative')[0]).toContain('比2025年预算增加17.75万元，增长4.69%');
    expect(beside(formOf(disclosure, 'project-2'), '当年预算（元）')).toEqual(['956,000']);
  });

  test('what stays at the end of the year is told where expenditure is', () => {
    const kept = documentOf(`部门 "示例局" { 代码 901; 年度 2025; 单位性质 事业; 表样 "shanghai-2025" }
收入 { 单位资金 10.00; 年终结转 4.00 单位资金 }
基本支出 2010101 { 30101 6.00 单位资金 }
`);
    expect(paragraphsOf(kept, 'narrative')[1]).toMatch(
      /^支出预算10\.00万元，其中：财政拨款支出预算0万元，年终结转4\.00万元。/,
    );
    expect(paragraphsOf(disclosure, 'narrative')[1]).not.toContain('年终结转');
  });
});

const noSlots: Slots = {};

/** Templates with the slots that they may use. */
function templatesOf(contents: readonly Content[], slots: Slots): { readonly text: string; readonly slots: Slots }[] {
  return contents.flatMap((content) => {
    if (content.kind === 'section') return sectionTemplates(content);
    if (content.kind !== 'sentence') return [];
    const conditions = (content.when ?? []).map(({ slot }) => ({ text: `{${slot}}`, slots }));
    return [{ text: content.text, slots }, ...conditions];
  });
}

function sectionTemplates({ title, slots = {}, body }: Section): ReturnType<typeof templatesOf> {
  return [{ text: title, slots }, ...templatesOf(body, slots)];
}

function cellTexts(rows: readonly FormRows[]): string[] {
  return rows.flatMap((row) => {
    if (row.kind === 'row') return row.cells.map(({ text }) => text);
    return row.kind === 'beside' ? [...row.cells.map(({ text }) => text), ...cellTexts(row.rows)] : [];
  });
}

describe.each(documentLayouts.map((layout) => [layout.id, layout] as const))(
  'the data of %s',
  (_, layout: DocumentLayout) => {
    const forms = [layout.performanceForm, layout.projectForm];
    const all = [
      ...layout.outline.flatMap(sectionTemplates),
      ...forms.flatMap(({ title, subtitle, rows, slots }) =>
        [title, subtitle, ...cellTexts(rows)].map((text) => ({ text, slots })),
      ),
      ...[layout.title, layout.owner, ...layout.cover].map((text) => ({ text, slots: noSlots })),
    ];

    test('every slot of a template is declared, and every declared one is used', () => {
      const used = new Set<object>();
      for (const { text, slots } of all)
        for (const name of slotNames(parseTemplate(text))) {
          const slot = slots[name] ?? layout.slots[name];
          expect([text, name, slot]).toEqual([text, name, expect.anything()]);
          if (slot) used.add(slot);
        }
      const declared = [...all.map(({ slots }) => slots), ...forms.map(({ slots }) => slots)].flatMap(Object.entries);
      expect(declared.filter(([, slot]) => !used.has(slot)).map(([name]) => name)).toEqual([]);
    });

    test('is data alone', () => {
      expect(JSON.parse(JSON.stringify(layout))).toEqual(layout);
    });
  },
);
