import { LIKE_FORMULA } from '../../text/likeFormula.ts';
import { element, printable } from '../xml.ts';
import type { Cell, CellLook, Font } from './Worksheet.ts';
import { declaration, namespaces } from './xml.ts';

/** The file format's own number formats: of anything, and of text, which stays text when it is edited. */
const GENERAL_FORMAT = 0;
const TEXT_FORMAT = 49;

/** Excel up to 2007 shows a longer text in the text format as a row of #. */
const longestShown = 255;

/** The first number of formats that a file defines itself. */
const FIRST_FORMAT = 164;

/** The character set of simplified Chinese. */
const CHARSET = 134;

/** The looks of a workbook, each once; cells name them by their numbers. */
export class Styles {
  readonly #fonts = new Map<string, number>();
  readonly #formats = new Map<string, number>();
  readonly #styles = new Map<string, number>();

  /** `normal` is the font of cells without a look. */
  constructor(normal: Font) {
    numberOf(this.#fonts, fontXml(normal));
    numberOf(this.#styles, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }));
  }

  /** The number of a cell's look. */
  of({ content, look }: Cell): number {
    const attributes = {
      numFmtId: this.#formatOf(content),
      fontId: numberOf(this.#fonts, fontXml(look.font)),
      fillId: 0,
      borderId: look.isBordered ? 1 : 0,
      xfId: 0,
      quotePrefix: content.kind === 'text' && LIKE_FORMULA.test(printable(content.text)) ? 1 : undefined,
      applyNumberFormat: 1,
      applyFont: 1,
      applyBorder: 1,
      applyAlignment: 1,
    };
    return numberOf(this.#styles, element('xf', attributes, alignmentXml(look)));
  }

  #formatOf(content: Cell['content']): number {
    if (content.kind !== 'text') return FIRST_FORMAT + numberOf(this.#formats, content.format);
    return content.text.length > longestShown ? GENERAL_FORMAT : TEXT_FORMAT;
  }

  /** The part of the package. */
  xml(): string {
    const formats = [...this.#formats].map(([formatCode, number]) =>
      element('numFmt', { numFmtId: FIRST_FORMAT + number, formatCode }),
    );
    const plain = element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 });
    const fills = ['none', 'gray125'].map((patternType) =>
      element('fill', {}, element('patternFill', { patternType })),
    );
    const parts = [
      ...(formats.length > 0 ? [list('numFmts', formats)] : []),
      list('fonts', [...this.#fonts.keys()]),
      list('fills', fills),
      list('borders', [borderXml(undefined), borderXml('thin')]),
      list('cellStyleXfs', [plain]),
      list('cellXfs', [...this.#styles.keys()]),
      list('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
    ];
    return declaration + element('styleSheet', { xmlns: namespaces.main }, ...parts);
  }
}

/** The number of a key, which is its place among those that came before. */
function numberOf(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

function list(name: string, children: readonly string[]): string {
  return element(name, { count: children.length }, ...children);
}

function fontXml({ name, size, isBold, isLink }: Font): string {
  const children = [
    ...(isBold ? [element('b', {})] : []),
    ...(isLink ? [element('u', {})] : []),
    element('sz', { val: size }),
    element('color', { rgb: isLink ? 'FF0563C1' : 'FF000000' }),
    element('name', { val: name }),
    element('charset', { val: CHARSET }),
  ];
  return element('font', {}, ...children);
}

function alignmentXml({ align, indent, wraps }: CellLook): string {
  return element('alignment', {
    horizontal: align,
    vertical: 'center',
    wrapText: wraps ? 1 : undefined,
    indent: indent > 0 ? indent : undefined,
  });
}

function borderXml(style: string | undefined): string {
  const sides = ['left', 'right', 'top', 'bottom'].map((side) =>
    style ? element(side, { style }, element('color', { auto: 1 })) : element(side, {}),
  );
  return element('border', {}, ...sides, element('diagonal', {}));
}
