import { Disposable, EventEmitter, type Uri, workspace } from 'vscode';
import type { PreviewSource } from '../../../client/preview/previewSource.ts';
import type { Derivation } from '../../../server/lsp/protocol/previewFigureProtocol.ts';
import { eventually } from './budgetDocument.ts';

/** A server for previews that answers at once: each figure `t3/LINE/COLUMN` comes from its line, characters 4 to 9. */
export class ServerInTest {
  readonly changed = new EventEmitter<string | undefined>();
  /** Tells of a version of a document. */
  readonly announced = new EventEmitter<readonly [uri: string, version: number]>();
  /** What was asked, in order: the requests by name, with what tells them apart. */
  readonly asked: string[] = [];
  readonly source: { -readonly [Name in keyof PreviewSource]: PreviewSource[Name] };

  constructor(file: Uri) {
    let count = 0;
    this.source = {
      document: async ({ uri, unit = '万元', previousResultId }) => {
        this.asked.push(`document ${previousResultId ?? 'all'}`);
        const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
        if (document?.languageId !== 'budget') return null;
        count++;
        return {
          version: document.version,
          resultId: `${count}`,
          isWhole: previousResultId === undefined,
          title: '甲',
          language: 'zh-cn',
          watermark: '',
          units: ['万元', '元'],
          unit,
          order: [],
          parts: [],
          patches: [],
        };
      },
      findings: async () => ({ version: 1, findings: [] }),
      figure: async ({ address }) => {
        this.asked.push(`figure ${address}`);
        return derivation(address, file);
      },
      places: async ({ uri, root, position: { line } }) =>
        uri === root ? { version: 1, addresses: line === 0 ? [] : [`t3/${line}/total`] } : null,
      edit: async () => ({ kind: 'refusal', reason: 'not here' }),
      fix: async () => null,
      reconciliation: async () => ({ version: 1, groups: [], inapplicable: [] }),
      comparison: async () => ({ kind: 'refusal', reason: 'nothing to compare with' }),
      charts: async () => [{ id: 'charts/part', title: '构成', html: '<figure></figure>', svg: '<svg></svg>' }],
      onChanged: (listener) =>
        Disposable.from(
          this.changed.event((uri) => listener(uri)),
          this.announced.event(([uri, version]) => listener(uri, version)),
        ),
    };
  }

  /** From now on a request waits: each call of what is given back lets the one that waits longest go on. */
  async holdBack<K extends 'document' | 'figure'>(name: K): Promise<() => Promise<void>> {
    const waiting: (() => void)[] = [];
    const ask: (params: never) => Promise<unknown> = this.source[name];
    Object.assign(this.source, {
      [name]: async (params: never) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return ask(params);
      },
    });
    return async () => {
      await eventually(
        () => waiting.length > 0,
        () => `nobody asked for a ${name}`,
      );
      waiting.shift()?.();
    };
  }
}

function derivation(address: string, file: Uri): Derivation {
  const line = Number(address.split('/')[1]);
  const range = { start: { line, character: 4 }, end: { line, character: 9 } };
  return {
    version: 1,
    address,
    title: address,
    value: '1.00万元',
    formula: '',
    location: { uri: file.toString(), range },
    steps: [],
    more: 0,
    declared: [],
    elsewhere: [],
    edit: { kind: 'refusal', reason: '' },
  };
}
