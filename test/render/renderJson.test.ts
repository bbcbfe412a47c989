import { describe, expect, test } from 'vitest';
import { disclose } from '../../server/document/disclose.ts';
import { analyse } from '../../server/features/Analysis.ts';
import { renderJson } from '../../server/render/json.ts';
import { readSample } from '../support/parseCases.ts';

interface DocumentModel {
  readonly title: string;
  readonly status: string;
  readonly tables: readonly TableModel[];
  readonly sections: readonly SectionModel[];
  readonly forms: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly appendices: readonly { readonly title: string; readonly rows: readonly (readonly string[])[] }[];
  readonly glossary: readonly { readonly term: string; readonly text: string }[];
}

interface SectionModel {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly charts?: readonly { readonly title: string; readonly rows: readonly (readonly string[])[] }[];
}

interface TableModel {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly columns: readonly unknown[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly figures: readonly string[] }[];
  readonly notes: readonly string[];
}

function modelOf(sample: string): DocumentModel {
  return JSON.parse(renderJson(disclose(analyse(readSample(sample)).budget)));
}

function table({ tables }: DocumentModel, id: string): TableModel {
  const found = tables.find((each) => each.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

/** The cell that has an address. */
function cellAt({ rows }: TableModel, address: string): string | undefined {
  for (const { cells, figures } of rows) if (figures.includes(address)) return cells[figures.indexOf(address)];
  return undefined;
}

const ids = Array.from({ length: 13 }, (_, i) => `t${i + 1}`);

describe('the reference as JSON', () => {
  const model = modelOf('shuozhou-2026');

  test('has the shape of the document model', () => {
    expect(Object.keys(model)).toEqual(['title', 'status', 'tables', 'sections', 'forms', 'appendices', 'glossary']);
    expect(model.title).toBe('朔州经济开发区科创商务区服务中心2026年度部门预算公开');
    expect(model.status).toBe('draft');
    expect(model.tables.map(({ id }) => id)).toEqual(ids);
    expect(new Set(model.tables.map(({ unit }) => unit))).toEqual(new Set(['万元']));
  });

  test('a table has title, unit, columns, rows and notes', () => {
    expect(table(model, 't3').title).toBe('2026年预算支出总表');
    expect(table(model, 't3').rows[1]?.cells).toEqual(['201', '一般公共服务支出', '104.20', '39.86', '64.34']);
    expect(table(model, 't3').notes).toEqual([]);
    expect(table(model, 't13').notes).toEqual(['注：本表无数据']);
  });

  test('the address of a figure names table, row and column', () => {
    expect(cellAt(table(model, 't3'), 't3/2011308/basic')).toBe('39.86');
    expect(cellAt(table(model, 't3'), 't3/208/project')).toBe('');
    expect(table(model, 't3').rows[1]?.figures).toEqual(['', '', 't3/201/total', 't3/201/basic', 't3/201/project']);
  });

  test('a section is a heading of level 2 with its paragraphs', () => {
    expect(model.sections).toHaveLength(14);
    expect(model.sections.map(({ title }) => title.slice(0, 2)).slice(0, 3)).toEqual(['一、', '二、', '一、']);
    expect(model.sections.find(({ id }) => id === 'three-public')).toEqual({
      id: 'three-public',
      title: '七、“三公”经费增减变动原因说明',
      paragraphs: ['本部门无“三公”经费预算。'],
    });
    const charts = model.sections.flatMap(({ id, charts: own = [] }) => own.map(({ rows }) => [id, rows[0]]));
    expect(charts).toEqual([['general', ['一般公共服务支出', '104.20', '87.81%']]]);
  });

  test('a form is its rows of texts, a merged cell once', () => {
    expect(model.forms.map(({ id }) => id)).toEqual([
      'performance',
      ...Array.from({ length: 8 }, (_, i) => `project-${i + 1}`),
    ]);
    expect(model.forms[7]?.rows[0]).toEqual(['项目名称', '就业见习生']);
    expect(model.forms[7]?.rows[3]).toEqual([
      '项目资金（元）',
      '实施期资金总额：',
      '12,900',
      '年度资金总额：',
      '12,900',
    ]);
    expect(model.forms[7]?.rows[5]).toEqual(['省级财政资金', '12,900', '省级财政资金', '12,900']);
  });

  test('terms and appendices are those of the text', () => {
    expect(model.glossary.map(({ term }) => term).slice(0, 3)).toEqual(['基本支出', '项目支出', '“三公”经费']);
    expect(model.appendices).toHaveLength(3);
    expect(model.appendices[0]?.rows[0]).toEqual(['A', '货物', '全省50万元以下框架协议采购。']);
  });
});

describe.each(['shuozhou-2026', 'short-english', 'mistakes'])('%s as JSON', (sample) => {
  const { tables } = modelOf(sample);

  test.each(ids)('%s: as many addresses as cells, each once in its table', (id) => {
    const { rows } = tables.find((each) => each.id === id) ?? { rows: [] };
    for (const { cells, figures } of rows) expect(figures).toHaveLength(cells.length);
    const addresses = rows.flatMap(({ figures }) => figures).filter(Boolean);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(address).toMatch(new RegExp(`^${id}/[^/]+/[^/]+$`));
  });

  test('a filled cell without an address is text, not a number', () => {
    const unaddressed = tables
      .flatMap(({ rows }) => rows)
      .flatMap(({ cells, figures }) => cells.filter((_, i) => !figures[i]));
    expect(unaddressed.filter((cell) => /^[\d,]+\.\d\d$/.test(cell))).toEqual([]);
  });
});
