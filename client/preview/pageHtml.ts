import { Uri, type Webview } from 'vscode';
import { escapeHtml } from '../../server/render/html/escapeHtml.ts';
import type { Strings } from '../strings.ts';

/** The page around the tables. Scripts and styles come from `dist` alone, and nothing in the page may load anything else. */
export function pageHtml(webview: Webview, dist: Uri, strings: Strings): string {
  const nonce = randomNonce();
  const source = (file: string) => webview.asWebviewUri(Uri.joinPath(dist, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${strings.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${source('preview.css')}">
</head>
<body>
<nav aria-label="${strings.tableList}">
<details id="table-list" open>
<summary>${strings.tableList}</summary>
<ol></ol>
</details>
<p id="status" role="status" aria-live="polite"></p>
</nav>
<main data-strings="${escapeHtml(JSON.stringify(strings.page))}">
<p id="note" role="note" hidden></p>
<h1 id="title"></h1>
<div id="sheets"></div>
</main>
<script nonce="${nonce}" src="${source('preview.js')}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
