/** A piece of HTML with one table whose rows come apart, so that one of them can be drawn anew alone. */
export interface Fragment {
  /** Has `<tbody data-rows></tbody>` where the rows belong; a piece without such a table has no rows. */
  readonly html: string;
  /** A `<tr>` each. */
  readonly rows: readonly string[];
}

/** Where the rows of a fragment belong. */
export const rowsPlace = '<tbody data-rows></tbody>';

/** A fragment as one text. */
export function whole({ html, rows }: Fragment): string {
  return html.replace(rowsPlace, () => `<tbody>\n${rows.join('\n')}\n</tbody>`);
}
