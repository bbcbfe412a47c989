import { escapeHtml } from './escapeHtml.ts';

/** Nothing is loaded and no script runs, whatever a text contains. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** What a page is made of: `title` is text; `style` is CSS, which ends its last line; `body` is that element in HTML. */
export interface HtmlPage {
  readonly language: string;
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

/** One page that needs nothing else. */
export function htmlPage({ language, title, style, body }: HtmlPage): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${style}</style>
</head>
${body}
</html>
`;
}
