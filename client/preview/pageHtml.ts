import { Uri, type Webview } from 'vscode';
import { escapeHtml } from '../../server/render/html/escapeHtml.ts';
import type { Strings } from '../strings.ts';
import { pageBody } from './pageBody.ts';
import { pageStrings } from './pageStrings.ts';

/**
 * The page around the document. Scripts and styles come from `dist` alone, and nothing in the page may load anything else. VS
 * Code shows a page that loads for long as it is: the script, which waits for the style, shows what is in it.
 */
export function pageHtml(webview: Webview, dist: Uri, { lang }: Strings): string {
  const nonce = randomNonce();
  const source = (file: string) => escapeHtml(webview.asWebviewUri(Uri.joinPath(dist, file)).toString());
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(pageStrings(lang).document)}</title>
<link rel="stylesheet" href="${source('preview.css')}">
</head>
<body hidden>
${pageBody(lang)}
<script nonce="${nonce}" src="${source('preview.js')}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
