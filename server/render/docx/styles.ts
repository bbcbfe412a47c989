import {
  AlignmentType,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';
import type { Typeface } from '../../tables/layout.ts';
import type { Role, Setting, Typesetting } from './typesetting.ts';

/** The ids of the paragraph styles by what they are for; what Word has a style for is Word's own. */
export const styleIds: Readonly<Record<Role | 'picture', string>> = {
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  unlisted1: 'UnlistedHeading1',
  unlisted2: 'UnlistedHeading2',
  unlisted3: 'UnlistedHeading3',
  body: 'BodyText',
  caption: 'Caption',
  note: 'TableNote',
  sheetNumber: 'SheetNumber',
  sheetTitle: 'SheetTitle',
  sheetMeta: 'SheetMeta',
  table: 'TableText',
  gap: 'TableGap',
  formTitle: 'FormTitle',
  picture: 'Picture',
  contentsTitle: 'TOCHeading',
  contents1: 'TOC1',
  contents2: 'TOC2',
  contents3: 'TOC3',
  header: 'Header',
  footer: 'Footer',
};

type ParagraphFormat = NonNullable<IParagraphStyleOptions['paragraph']>;

const centred = { alignment: AlignmentType.CENTER };

/**
 * The styles of a document. Its language is Chinese; Latin text has one of its own, as Word sets it, because programs
 * break Chinese text anywhere, in the middle of a number too. Titles of tables and forms have an outline level, so that
 * they can be navigated to.
 */
export function stylesOf(set: Typesetting): IStylesOptions {
  const next = styleIds.body;
  return {
    default: {
      document: {
        run: { ...fontOf(set.body.typeface), language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: spacingOf(set.body),
      },
      title: formatOf(set.title, centred),
      heading1: { ...formatOf(set.heading1, { ...centred, outlineLevel: 0 }), next },
      heading2: { ...formatOf(set.heading2, { outlineLevel: 1 }), next },
      heading3: { ...formatOf(set.heading3, { outlineLevel: 2 }), next },
      caption: formatOf(set.caption, centred),
    },
    paragraphStyles: [
      style('body', 'Body Text', set.body, { alignment: AlignmentType.JUSTIFIED }),
      style('note', '表注', set.note),
      style('sheetNumber', '表号', set.sheetNumber),
      style('sheetTitle', '表题', set.sheetTitle, { ...centred, outlineLevel: 1 }),
      style('sheetMeta', '表首', set.sheetMeta),
      style('table', '表格文字', set.table),
      style('gap', '表后', set.gap),
      style('formTitle', '附表题', set.formTitle, { ...centred, outlineLevel: 3 }),
      picture,
      style('contentsTitle', 'TOC Heading', set.contentsTitle, centred),
      style('unlisted1', '不入目录标题 1', set.unlisted1, { ...centred, outlineLevel: 3 }),
      style('unlisted2', '不入目录标题 2', set.unlisted2, { outlineLevel: 3 }),
      style('unlisted3', '不入目录标题 3', set.unlisted3, { outlineLevel: 3 }),
      ...([1, 2, 3] as const).map((level) => contentsStyle(level, set[`contents${level}`])),
      style('header', 'header', set.header),
      style('footer', 'footer', set.footer, centred),
    ],
  };
}

/** Lines of an exact height would cut a picture off. */
const picture: IParagraphStyleOptions = {
  ...named('picture', '图'),
  paragraph: { ...centred, keepNext: true, spacing: { line: 240, lineRule: LineRuleType.AUTO } },
};

function contentsStyle(level: 1 | 2 | 3, set: Setting): IParagraphStyleOptions {
  return style(`contents${level}`, `toc ${level}`, set, { indent: { left: (level - 1) * set.typeface.size * 20 } });
}

function style(role: Role, name: string, set: Setting, paragraph: ParagraphFormat = {}): IParagraphStyleOptions {
  return { ...named(role, name), ...formatOf(set, paragraph) };
}

function named(role: Role | 'picture', name: string) {
  return { id: styleIds[role], name, basedOn: 'Normal', quickFormat: true };
}

/** An indent is given in characters, and as a length for programs that do not count in characters. */
function formatOf(set: Setting, paragraph: ParagraphFormat) {
  const { typeface, firstLine, isKept } = set;
  return {
    run: fontOf(typeface),
    paragraph: {
      ...spacingOf(set),
      ...(isKept && { keepNext: true, keepLines: true }),
      ...(firstLine > 0 && { indent: { firstLine, firstLineChars: Math.round((firstLine * 5) / typeface.size) } }),
      ...paragraph,
    },
  };
}

function spacingOf({ line, before, after }: Setting): ParagraphFormat {
  return { spacing: { line, before, after, lineRule: LineRuleType.EXACT } };
}

/** What Latin letters and digits are set in: as documents have it, and half as wide as a Chinese character. */
const latin = 'Times New Roman';

/** The preferred font for Chinese text; its fallbacks stand in the font table. Sizes are in half-points. */
function fontOf({ fonts, size, bold }: Typeface): IRunStylePropertiesOptions {
  return {
    font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: fonts[0] ?? latin, hint: 'eastAsia' },
    size: size * 2,
    color: '000000',
    ...(bold && { bold }),
  };
}
