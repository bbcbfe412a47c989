import {
  Disposable,
  LanguageModelTextPart,
  type LanguageModelTool,
  LanguageModelToolResult,
  lm,
  type PreparedToolInvocation,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isRecord } from '../../server/lsp/protocol/previewProtocol.ts';
import { isToolResult, type ToolParams, toolRequest } from '../../server/lsp/protocol/toolProtocol.ts';
import type { Strings, ToolStrings } from '../strings.ts';
import { untilKnown } from '../untilKnown.ts';
import { budgetNamed } from './budgetNamed.ts';

/** What a tool asks the server, and what the user is told and asked before. */
interface Tool {
  readonly name: string;
  readonly params: (input: Input) => Promise<ToolParams>;
  readonly prepare: (input: Input) => PreparedToolInvocation;
}

/** What a model gave, whatever it is. */
type Input = Readonly<Record<string, unknown>>;

/** The language model tools, where the editor has the interface for them: VS Code 1.95 and later. */
export function registerTools(client: BaseLanguageClient, strings: Strings): Disposable {
  if (typeof lm?.registerTool !== 'function') return Disposable.from();
  const registered = toolsWith(strings.tools, client).map((tool) =>
    lm.registerTool(tool.name, implementation(tool, client, strings)),
  );
  return Disposable.from(...registered);
}

function toolsWith(strings: ToolStrings, client: BaseLanguageClient): Tool[] {
  const documentIn = async ({ file, from }: Input): Promise<{ uri: string; from?: number }> => {
    const named = await budgetNamed(typeof file === 'string' ? file : undefined, strings);
    // Opened, so that the server knows its text.
    const { uri } = await workspace.openTextDocument(named);
    const start = typeof from === 'number' && from >= 0 ? { from: Math.floor(from) } : {};
    return { uri: client.code2ProtocolConverter.asUri(uri), ...start };
  };
  return [
    {
      name: 'budget_figures',
      prepare: (input) => reading(strings.readingFigures(shownName(input)), input, strings),
      params: async (input) => ({
        tool: 'figures',
        ...(await documentIn(input)),
        ...textIn(input, 'table'),
        ...textIn(input, 'subject'),
      }),
    },
    {
      name: 'budget_findings',
      prepare: (input) => reading(strings.readingFindings(shownName(input)), input, strings),
      params: async (input) => ({ tool: 'findings', ...(await documentIn(input)), ...textIn(input, 'id') }),
    },
    {
      name: 'budget_explain',
      // Nothing of the user's is read for it, so that there is nothing to ask.
      prepare: ({ name }) => ({ invocationMessage: strings.explaining(String(name)) }),
      params: async ({ name }) => ({ tool: 'explain', name: String(name) }),
    },
  ];
}

function reading(invocationMessage: string, input: Input, strings: ToolStrings): PreparedToolInvocation {
  const message = strings.mayReadDetail(shownName(input));
  return { invocationMessage, confirmationMessages: { title: strings.mayRead, message } };
}

function implementation(
  { params, prepare }: Tool,
  client: BaseLanguageClient,
  strings: Strings,
): LanguageModelTool<unknown> {
  const inputOf = (input: unknown): Input => (isRecord(input) ? input : {});
  return {
    prepareInvocation: ({ input }) => prepare(inputOf(input)),
    async invoke({ input }, token) {
      const asked = await params(inputOf(input));
      const text = await untilKnown(async () => {
        const result = await client.sendRequest<unknown>(toolRequest, asked, token);
        if (!isToolResult(result)) throw new Error(`${toolRequest}: malformed result`);
        return result;
      });
      if (text === undefined) throw new Error(strings.tools.notRead(shownName(inputOf(input))));
      return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
    },
  };
}

function textIn<K extends string>(input: Input, key: K): Partial<Record<K, string>> {
  const value = input[key];
  const result: Partial<Record<K, string>> = {};
  if (typeof value === 'string' && value.trim() !== '') result[key] = value.trim();
  return result;
}

function shownName({ file }: Input): string {
  return typeof file === 'string' && file !== '' ? file : '.budget';
}
