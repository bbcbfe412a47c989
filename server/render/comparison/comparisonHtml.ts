import { escapeHtml } from '../html/escapeHtml.ts';
import { htmlPage } from '../html/htmlPage.ts';
import type { PrintedComparison, PrintedFigure, PrintedGroup } from './PrintedComparison.ts';

const style = `body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
table { border-collapse: collapse; margin: 1.5em 0; width: 100%; }
caption { font-weight: bold; padding: 0.4em 0; text-align: left; }
th, td { border: 1px solid #767676; padding: 0.2em 0.5em; }
th[scope="row"] { font-weight: normal; text-align: left; }
td.amount { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
tr.added { background: #e6f4e6; }
tr.removed { background: #fbe9e9; }
tr.removed th { text-decoration: line-through; }
@media print { tr { break-inside: avoid; } }
`;

/** One page that needs nothing else; what was added or removed is told in words too. */
export function comparisonHtml(comparison: PrintedComparison): string {
  const { locale, title, files, unit, groups, nothing } = comparison;
  const [before, after] = files.map(escapeHtml);
  const content =
    groups.length > 0 ? groups.map((group) => table(group, comparison)).join('\n') : `<p>${escapeHtml(nothing)}</p>`;
  return htmlPage({
    language: locale === 'en' ? 'en' : 'zh-CN',
    title,
    style,
    body: `<body>
<h1>${escapeHtml(title)}</h1>
<p>${before} → ${after}</p>
<p>${escapeHtml(unit)}</p>
${content}
</body>`,
  });
}

function table({ id, title, rows }: PrintedGroup, { columns }: PrintedComparison): string {
  const { code, name, before, after, change, rate, state } = columns;
  const head = [code, name, before, after, change, rate, state].map(
    (each) => `<th scope="col">${escapeHtml(each)}</th>`,
  );
  return `<table id="${escapeHtml(id)}">
<caption>${escapeHtml(title)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table>`;
}

function row({ key, code, name, depth, state, stateText, before, after, change, rate }: PrintedFigure): string {
  const amounts = [before?.text ?? '', after?.text ?? '', change.text, rate];
  const cells = amounts.map((amount) => `<td class="amount">${escapeHtml(amount)}</td>`).join('');
  const label = `<th scope="row" style="padding-left: ${depth + 0.5}em">${escapeHtml(name)}</th>`;
  return `<tr class="${state}" data-key="${escapeHtml(key)}"><td>${escapeHtml(code)}</td>${label}${cells}<td>${escapeHtml(stateText)}</td></tr>`;
}
