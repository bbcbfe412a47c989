import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importFiles } from '../../server/features/import/importFiles.ts';
import { workbookSheets } from '../../server/features/import/sheets/workbookSheets.ts';
import { encode } from '../../server/text/encode.ts';

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

test('sheets whose addresses begin at the root of the workbook are read, as some programs write them', () => {
  const bytes = workbook('<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>', {
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
  });
  const sheets = workbookSheets(bytes);
  if ('reason' in sheets) throw new Error(sheets.reason.en);
  expect(sheets.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)))).toEqual([[['7']]]);
});

describe('workbooks of other programs', () => {
  const sheet =
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>12345000</v></c></row></sheetData></worksheet>';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (all: readonly (readonly [string, string])[]): string =>
    `<Relationships>${all.map(([of, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}/${of}" Target="${target}"/>`).join('')}</Relationships>`;
  const parts = {
    '_rels/.rels': relations([['officeDocument', '/xl/workbook22.xml']]),
    'xl/workbook22.xml': '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook22.xml.rels': relations([
      ['worksheet', './worksheets/../Worksheets/sheet1.xml'],
      ['sharedStrings', 'strings.xml'],
      ['styles', '../xl/look.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/strings.xml': '<sst><si><t>名称</t></si></sst>',
    'xl/look.xml':
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0!.0,"/></numFmts><cellXfs><xf numFmtId="176"/></cellXfs></styleSheet>',
  };
  const cells = (write: (xml: string) => Uint8Array): string[][] => {
    const zip = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, write(xml)])));
    const sheets = workbookSheets(zip);
    if ('reason' in sheets) throw new Error(sheets.reason.en);
    return sheets.flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text)));
  };
  const utf16 = (xml: string, isLittle: boolean): Uint8Array =>
    Uint8Array.from(
      Array.from(`\ufeff${xml}`).flatMap((character) => {
        const code = character.charCodeAt(0);
        return isLittle ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
      }),
    );

  test('parts are found by what the workbook says of them, in whatever case', () => {
    expect(cells((xml) => strToU8(xml))).toEqual([['名称', '1234.5']]);
  });

  test.each([true, false])('parts in UTF-16, little-endian: %j', (isLittle) => {
    expect(cells((xml) => utf16(xml, isLittle))).toEqual([['名称', '1234.5']]);
  });

  const told = (encoding: string, xml: string): string => `<?xml version="1.0" encoding='${encoding}'?>\n${xml}`;
  const chinese = (text: string): Uint8Array => encode(text, 'gb18030', new Uint8Array());

  test.each(['GBK', 'gb2312', 'GB18030'])('parts in %s, and in UTF-8 though they say UTF-16', (encoding) => {
    expect(cells((xml) => chinese(told(encoding, xml)))).toEqual([['名称', '1234.5']]);
    expect(cells(chinese)).toEqual([['名称', '1234.5']]);
    expect(cells((xml) => strToU8(told('utf-16', xml)))).toEqual([['名称', '1234.5']]);
  });

  test('of parts in an encoding that cannot be read it is named', () => {
    expect(() => cells((xml) => strToU8(told('UCS-2x', xml)))).toThrow(
      'a part of the workbook is in ucs-2x, which cannot be read; open it in Excel or WPS and save it as xlsx',
    );
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

test('where only sheets that are not shown have something, they are named', () => {
  const bytes = workbook('<worksheet><sheetData/></worksheet>', {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2].map((i) => `<Relationship Id="rId${i}" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/worksheets/sheet2.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>金额</v></c></row></sheetData></worksheet>',
  });
  expect(importFiles([{ name: '项目.xlsx', bytes }], 'zh-cn')).toMatchObject({
    reason: {
      zh: '没有认出任何预算表格；隐藏的工作表没有读：“底稿”',
      en: 'no table of a budget was recognized in it; sheets that are not shown were not read: 底稿',
    },
  });
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

test('cells whose formats show nothing of them are read and named', () => {
  const bytes = workbook(
    `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>项目名称</v></c><c r="B1" t="str" s="1"><v>金额</v></c></row>
<row r="2"><c r="A2" t="str"><v>防汛</v></c><c r="B2" s="1"><v>5</v></c><c r="D2" s="3"><v>0.5</v></c></row><row r="3"><c r="A3" t="str" s="2"><v>抗旱</v></c><c r="B3" s="2"><v>-7</v></c></row>
<row r="4"><c r="A4" t="str"><v>巡查</v></c><c r="B4" s="2"><v>3</v></c><c r="C4" s="1"><v>0</v></c></row></sheetData></worksheet>`,
    {
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="176" formatCode=";;;"/><numFmt numFmtId="177" formatCode="0;;"/>
<numFmt numFmtId="178" formatCode="0%;;"/></numFmts><cellXfs><xf/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs></styleSheet>`,
    },
  );
  const read = importFiles([{ name: '项目.xlsx', bytes }], 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.en);
  expect(read.notes).toContain('“支出&表”中隐藏的单元格 B1、B2、B3 也读了，请看要不要');
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

/** A column of cells, each with a number and the format that it is shown in, as they are read. */
function shown(cells: readonly (readonly [format: string, number: string])[]): string[] {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const bytes = workbook(
    `<worksheet><sheetData>${cells.map(([, number], i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${i}"><v>${number}</v></c></row>`).join('')}</sheetData></worksheet>`,
    {
      'xl/styles.xml': `<styleSheet><numFmts>${cells.map(([format], i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>`).join('')}</numFmts>
<cellXfs>${cells.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    },
  );
  const sheets = workbookSheets(bytes);
  if ('reason' in sheets) throw new Error(sheets.reason.en);
  return sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ text }) => text)));
}

test.each([
  // 元 that are shown as 万元, as 千元 and as 百万元.
  ['0!.0,', '12345000', '1234.5'],
  ['0\\.0,', '-12345000', '-1234.5'],
  ['0"."0000', '12345', '1.2345'],
  ['#,##0!.0,;[Red]-#,##0!.0,', '12345678', '1234.5678'],
  ['0!.0,"万"', '10000000', '1000万元'],
  ['#,##0.00,', '1234500', '1234.5'],
  ['#,##0,,', '1234500', '1.2345'],
  ['0.00"万元"', '12.5', '12.5万元'],
  ['General"元"', '12500', '12500元'],
  ['0.00"人"', '12.5', '12.5'],
  // Shown with a word of its own only where it is large: the number is that of the table.
  ['[>=10000]0!.0,"万";0', '12345', '12345'],
  ['[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', '1234500000', '1234500000'],
  // Otherwise where it is large, below nothing or nothing.
  ['[>=10000]0.00,;0.00', '12345', '12.345'],
  ['[>=10000]0.00,;0.00', '9999', '9999'],
  ['[Red][<0]-0!.0,;[=0]"-";0!.0,', '-12345', '-1.2345'],
  ['[Red][<0]-0!.0,;[=0]"-";0!.0,', '12345', '1.2345'],
  ['[=0]"-";[DBNum1][$-804]G/通用格式"万元"', '12', '12万元'],
  ['[=0]"-";0.00', '0', '-'],
  ['0.00;-0.00;"无"', '0', '无'],
  ['[<1]"不足1万元";0.00', '0.5', '不足1万元'],
  ['0.0,;-0.0', '-1234', '-1234'],
  ['[>100]0.0,', '5', '5'],
  ['[$-804]0.00[$元-804]', '5000', '5000元'],
  ['"¥"#,##0.00;"¥"-#,##0.00', '5000', '¥5000'],
  ['_ [$￥-804]* #,##0.00_ ', '-5000', '¥-5000'],
  ['[$-F800]yyyy"年"m"月"d"日"', '46049', '2026-01-27'],
  ['yyyy"年";@', '-5', '-5'],
  // What a format hides is there.
  [';;;', '12.5', '12.5'],
  ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1234.5', '1234.5'],
  ['#,##0.00_);[Red](#,##0.00)', '-1234.5', '-1234.5'],
  ['000000', '901', '000901'],
  ['0.000', '1.5', '1.5'],
])('a number is read as %s shows it', (format, number, text) => {
  expect(shown([[format, number]])).toEqual([text]);
});

test('formulas without results are named, wherever they stand', () => {
  const text = (place: string, told: string): string => `<c r="${place}" t="str"><v>${told}</v></c>`;
  const sheet = (first: string): Uint8Array =>
    workbook(`<worksheet><sheetData><row>${text('A1', '项目名称')}${text('B1', '金额')}</row>${first}
<row>${text('A3', '防汛')}<c r="B3"><f>1+4</f><v></v></c><c r="C3" t="str"><f>""</f><v></v></c></row></sheetData></worksheet>`);
  const first = `<row>${text('A2', '抗旱')}<c r="B2"><f>1+1</f><v>2</v></c></row>`;
  const read = importFiles([{ name: '项目.xlsx', bytes: sheet(first) }], 'zh-cn');
  if ('reason' in read) throw new Error(read.reason.en);
  const note = '“支出&表”中 B3 格的公式没有保存计算结果，没有读到数；请在 Excel 或 WPS 中打开、保存，再导入';
  expect(read.notes).toEqual([note]);
  expect(importFiles([{ name: '项目.xlsx', bytes: sheet('') }], 'zh-cn')).toMatchObject({ reason: { zh: note } });
});

test('cells that do not say where they stand follow each other, whatever prefix the identifiers have', () => {
  const bytes = workbook(
    `<worksheet><sheetData><row><c t="str"><v>项目</v></c><c/><c t="str"><v>金额</v></c></row>
<row r="4"><c r="B4"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>`,
    {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="表" sheetId="1" d3p1:id="rId1" xmlns:d3p1="http://purl.oclc.org/ooxml/officeDocument/relationships"/></sheets></workbook>',
    },
  );
  const sheets = workbookSheets(bytes);
  if ('reason' in sheets) throw new Error(sheets.reason.en);
  expect(sheets[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['项目', '', '金额'],
    ['', '1', '2'],
    ['3'],
  ]);
});

describe('files of other programs', () => {
  const read = (name: string, content: string | Uint8Array): ReturnType<typeof importFiles> =>
    importFiles([{ name, bytes: typeof content === 'string' ? strToU8(content) : content }], 'zh-cn');

  test('a web page that is named xls is read', () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{mso-number-format:"\\@"}</style></head><body>
<table><tr><td colspan=2>项目支出表</td></tr><tr><td>项目名称</td><td>金额（元）</td></tr><tr><td>&ldquo;防汛&rdquo;&mdash;一期</td><td x:num>1,200.50&nbsp;</td></tr></table></body></html>`;
    const result = read('项目.xls', page);
    expect(result).toMatchObject({ sheets: [{ name: '项目', read: 1, unread: [] }] });
    expect('text' in result && result.text).toMatch(/项目 "“防汛”—一期" \{\n +金额 +1,200.50元\n/);
  });

  test.each([
    ['表.pdf', '%PDF-1.6\n%\0', '这是 PDF 文件；请把其中的表格复制到'],
    ['表.doc', '{\\rtf1\\ansi', '这是 RTF 文档；请把其中的表格复制到'],
    ['表.xls', 'MIME-Version: 1.0\nX-Document-Type: Workbook\n', '这是单个文件网页（mht），不是 xlsx；请在'],
    [
      '表.xls',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>',
      '这是 XML 表格（2003），不是 xlsx；请在',
    ],
    [
      '表.fods',
      '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
      '这是 OpenDocument 文件',
    ],
    ['表.docx', zipSync({ 'word/document.xml': strToU8('<x/>') }), '这是 Word 文档；请把其中的表格复制到'],
    ['表.ods', zipSync({ 'content.xml': strToU8('<x/>') }), '这是 OpenDocument（ods、odt）文件，不是 xlsx；请在'],
    [
      '表.xlsb',
      zipSync({ 'xl/_rels/workbook.bin.rels': strToU8('<x/>') }),
      '这是二进制的 xlsb 工作簿，不是 xlsx；请在',
    ],
    ['表.zip', zipSync({ 'a.xml': strToU8('<x/>') }), '这个 zip 文件不是 Excel 工作簿'],
  ])('%s: %s', (name, content, reason) => {
    expect(read(name, content)).toMatchObject({
      reason: { zh: expect.stringMatching(`^${reason.replace(/[()]/g, '.')}`) },
    });
  });
});
