import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importFiles } from '../server/features/import/importFiles.ts';
import { workbookSheets } from '../server/features/import/workbookSheets.ts';

function workbook(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="支出&amp;表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

describe('workbooks', () => {
  test('shared, inline and rich strings, numbers, empty cells, merged cells', () => {
    const bytes = workbook(
      `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>金额</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><f>1+1</f><v>15.460000000000001</v></c></row>
<row r="3"><c r="A3"/><c r="C3"><v>1.2E3</v></c><c r="D3" t="e"><v>#REF!</v></c></row></sheetData>
<mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>名</t></r><r><t xml:space="preserve">称 </t></r><rPh><t>ming</t></rPh></si><si><t>&lt;𠮷&gt;</t></si></sst>',
      },
    );
    const sheets = workbookSheets(bytes);
    if ('reason' in sheets) throw new Error(sheets.reason.en);
    expect(sheets.map(({ name }) => name)).toEqual(['支出&表']);
    expect(sheets[0]?.rows.map((row) => row.map(({ text, isRepeated }) => (isRepeated ? `=${text}` : text)))).toEqual([
      ['名称', '', '金额'],
      ['<𠮷>', '', '15.46'],
      ['=<𠮷>', '', '1200', '#REF!'],
    ]);
  });
});

test('a sheet that is not shown is named, and not read', () => {
  const cell = (text: string, place: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
  const sheet = (amount: number): string =>
    `<worksheet><sheetData><row>${cell('项目名称', 'A1')}${cell('金额', 'B1')}</row>
<row>${cell('防汛', 'A2')}<c r="B2"><v>${amount}</v></c></row></sheetData></worksheet>`;
  const bytes = workbook(sheet(5), {
    'xl/workbook.xml': `<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/>
<sheet name="空表" sheetId="3" state="veryHidden" r:id="rId3"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3].map((i) => `<Relationship Id="rId${i}" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/worksheets/sheet2.xml': sheet(7),
    'xl/worksheets/sheet3.xml': '<worksheet><sheetData/></worksheet>',
  });
  const read = importFiles([{ name: '项目.xlsx', bytes }], 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.en);
  expect(read.notes).toEqual(['隐藏的工作表没有读：“底稿”']);
  expect(read.text).toContain('金额  5\n}\n# 说明：隐藏的工作表没有读：“底稿”\n');
});

test('rows and columns that a sheet hides are read and named', () => {
  const cell = (text: string, place: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
  const row = (number: number, name: string, amount: number, hidden = ''): string =>
    `<row r="${number}"${hidden}>${cell(name, `A${number}`)}<c r="B${number}"><v>${amount}</v></c>${cell('甲', `AA${number}`)}</row>`;
  const bytes =
    workbook(`<worksheet><cols><col min="3" max="4" hidden="1"/><col min="27" max="16384" hidden="true"/></cols>
<sheetData><row r="1">${cell('项目名称', 'A1')}${cell('金额', 'B1')}</row>${row(2, '防汛', 5)}${row(3, '抗旱', 7, ' hidden="1"')}
<row r="4" hidden="1"/>${row(5, '巡查', 2, ' hidden="0"')}${row(6, '值守', 3, ' hidden="true"')}</sheetData></worksheet>`);
  const read = importFiles([{ name: '项目.xlsx', bytes }], 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.en);
  expect(read.notes).toContain('“支出&表”中隐藏的第 3、6 行、AA 列也读了，请看要不要');
  expect(read.text).toContain('抗旱');
});

test('numbers that a workbook shows as days or percentages are read as it shows them', () => {
  const bytes = (settings: string): Uint8Array =>
    workbook(
      `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>46049.5</v></c><c r="B1" s="2"><v>46049</v></c>
<c r="C1" s="3"><v>0.95</v></c><c r="D1" s="4"><v>46049</v></c><c r="E1" s="1"><v>-1</v></c></row></sheetData></worksheet>`,
      {
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="177" formatCode="[Red]#,##0.00&quot;day&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="177"/></cellXfs></styleSheet>`,
        'xl/workbook.xml': `<workbook>${settings}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
    );
  const cells = (settings: string): string[] => {
    const sheets = workbookSheets(bytes(settings));
    if ('reason' in sheets) throw new Error(sheets.reason.en);
    return sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ text }) => text)));
  };
  expect(cells('')).toEqual(['2026-01-27', '2026-01-27', '95%', '46049', '-1']);
  expect(cells('<workbookPr date1904="1"/>').slice(0, 1)).toEqual(['2030-01-28']);
});
