import type { Disclosure, Form } from '../../document/Disclosure.ts';
import { blocksOf } from '../../document/Disclosure.ts';
import { cellOf, type Looks, looksOf } from './looks.ts';
import { lineColumns } from './page.ts';
import { appendixPage, chartPage, formPage } from './plainPages.ts';
import { rowHeights } from './rowHeights.ts';
import { sheetPage } from './sheetPage.ts';
import type { Worksheet } from './Worksheet.ts';
import { sheetName, withoutYear, worksheetNames } from './worksheetNames.ts';

/** A page of the workbook with the name on its tab. */
export interface NamedWorksheet extends Worksheet {
  readonly name: string;
}

/** A page with the name that it would like to have, and its line in the contents. */
interface Draft {
  readonly wanted: string;
  readonly entry: string;
  readonly page: Worksheet;
}

/** The pages of a workbook: contents, then every table, chart, form and appendix of the document in its order. */
export function worksheetsOf(disclosure: Disclosure): readonly NamedWorksheet[] {
  const looks = looksOf(disclosure.typography);
  const drafts = draftsOf(disclosure, looks);
  const contentsName = disclosure.contentsTitle.replace(/\s/gu, '');
  const [first = '', ...names] = worksheetNames([contentsName, ...drafts.map(({ wanted }) => wanted)]);
  const entries = drafts.map(({ entry }, i) => ({ entry, name: names[i] ?? '' }));
  const contents = contentsPage(disclosure, entries, looks);
  return [{ ...contents, name: first }, ...drafts.map(({ page }, i) => ({ ...page, name: names[i] ?? '' }))];
}

function draftsOf(disclosure: Disclosure, looks: Looks): Draft[] {
  const { blocks, owner } = disclosure;
  const forms = blocksOf(disclosure, 'form').map(({ form }) => form);
  return blocks.flatMap((block): Draft[] => {
    switch (block.kind) {
      case 'sheet': {
        const { label, sheet } = block;
        const wanted = sheetName(label, sheet.title);
        return [{ wanted, entry: `${label} ${sheet.title}`, page: sheetPage(block, owner, looks) }];
      }
      case 'form': {
        const { form } = block;
        const subject = subjectOf(form, forms);
        const entry = subject ? `${form.title}：${subject}` : form.title;
        return [{ wanted: subject ?? form.title, entry, page: formPage(form, looks) }];
      }
      case 'chart':
        return [{ wanted: block.chart.title, entry: block.chart.title, page: chartPage(block.chart, looks) }];
      case 'appendix': {
        const { title } = block.appendix;
        return [{ wanted: withoutYear(title), entry: title, page: appendixPage(block.appendix, looks) }];
      }
      default:
        return [];
    }
  });
}

/** What tells a form from the others with its title: its first value, which is the name of the project. */
function subjectOf({ id, title, rows }: Form, forms: readonly Form[]): string | undefined {
  if (!forms.some((other) => other.id !== id && other.title === title)) return undefined;
  return rows.flat().find(({ role, text }) => role === 'value' && text !== '')?.text;
}

interface Entry {
  readonly entry: string;
  readonly name: string;
}

function contentsPage({ title, contentsTitle }: Disclosure, entries: readonly Entry[], looks: Looks): Worksheet {
  const widths = lineColumns(looks.normal.size);
  const all = { colSpan: widths.length };
  const rows = [
    [cellOf(title, looks.title, all)],
    [cellOf(contentsTitle, looks.subtitle, all)],
    ...entries.map(({ entry, name }) => [cellOf(entry, looks.link, { ...all, target: name })]),
  ];
  const heights = rowHeights(rows, widths, looks.normal.size);
  return { widths, rows, heights, repeated: undefined, isLandscape: false };
}
