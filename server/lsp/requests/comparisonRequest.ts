import type { HandlerResult } from 'vscode-languageserver';
import type { Analysis } from '../../features/Analysis.ts';
import { type Comparison, type ComparisonOptions, comparison } from '../../features/comparison/comparison.ts';
import { sinceLastYear } from '../../features/comparison/sinceLastYear.ts';
import { say } from '../../language/locale.ts';
import type { Localized } from '../../language/schema.ts';
import type { Absence } from '../../model/OtherFiles.ts';
import { whyNotRead } from '../../rules/includeNotFound.ts';
import { addressOf, folderOf, nameOf } from '../addresses.ts';
import {
  type ComparisonBase,
  type ComparisonParams,
  type ComparisonResult,
  isComparisonParams,
  comparisonRequest as request,
} from '../protocol/comparisonProtocol.ts';
import type { ReadFile } from '../protocol/readFileProtocol.ts';
import { readApart } from '../readApart.ts';
import type { Session } from '../Session.ts';
import { toLocation } from '../toLsp.ts';
import type { Snapshot } from '../Workspace.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** budget/comparison: a budget beside last year's, another file, or itself as it was in a revision. */
export const comparisonRequest: RequestGroup = {
  capabilities: {},
  listen(session) {
    session.connection.onRequest(
      request,
      (params: unknown): HandlerResult<ComparisonResult, void> =>
        isComparisonParams(params) ? answerComparison(params, session) : null,
    );
  },
};

/** A failure is the answer, and not silence: somebody waits for the tables. */
async function answerComparison(params: ComparisonParams, session: Session): Promise<ComparisonResult> {
  const snapshot = await session.workspace.settled(params.uri);
  if (!snapshot) return null;
  const compared = await comparedWith(params, snapshot, session);
  if ('zh' in compared) return { kind: 'refusal', reason: say(compared, session.locale()) };
  return toComparison(compared, snapshot, session);
}

async function comparedWith(
  { base }: ComparisonParams,
  { analysis, profile }: Snapshot,
  session: Session,
): Promise<Comparison | Localized> {
  const { root } = analysis;
  const options: ComparisonOptions = {
    names: namesOf(base, root.address, session),
    threshold: profile.changeThreshold,
    locale: session.locale(),
  };
  if (base.kind === 'prior') return sinceLastYear(analysis, options);
  const address = base.kind === 'file' ? addressOf(base.uri) : root.address;
  const read = base.kind === 'file' ? readingOpen(session) : readingRevision(base.revision, session);
  const before = read ? await readBudget(address, read, session) : noRevisions;
  if ('zh' in before) return before;
  return 'kind' in before ? absenceText(before, base, address) : comparison(before.budget, analysis, options);
}

function namesOf(base: ComparisonBase, root: string, { locale }: Session): readonly [string, string] {
  const now = nameOf(root);
  if (base.kind === 'revision')
    return [base.label ?? base.revision, say({ zh: '现在的文本', en: 'the text as it is' }, locale())];
  const before = base.kind === 'file' ? nameOf(addressOf(base.uri)) : say({ zh: '上年', en: 'last year' }, locale());
  return [before, now];
}

async function readBudget(
  address: string,
  read: ReadFile,
  { workspace }: Session,
): Promise<Analysis | Absence | Localized> {
  const within = workspace.folderAround(address) ?? folderOf(address);
  return within === undefined ? notSaved : readApart(address, within, read);
}

const notSaved: Localized = {
  zh: '本文件还没有保存，没有以前的版本',
  en: 'This file was never saved, so it has no earlier version',
};

const noRevisions: Localized = {
  zh: '这个编辑器不提供文件以前的版本',
  en: 'This editor gives no access to earlier versions of files',
};

/** What is open goes before what is on the disk. */
function readingOpen({ documents, readFile }: Session): ReadFile {
  return async (params) => {
    const open = documents.at(addressOf(params.uri));
    return open ? { kind: 'text', text: open.file.text } : readFile(params);
  };
}

/** Only a client reads revisions; one that reads no files would be asked for what it does not know. */
function readingRevision(revision: string, { client, readFile }: Session): ReadFile | undefined {
  return client.readsFiles ? (params) => readFile({ ...params, revision }) : undefined;
}

function absenceText(state: Absence, base: ComparisonBase, address: string): Localized {
  const path = nameOf(address);
  if (base.kind === 'revision') {
    const { revision, label = revision } = base;
    if (state.kind === 'unreachable')
      return { zh: `“${path}”不在 git 仓库里`, en: `“${path}” is in no git repository` };
    if (state.kind === 'missing')
      return { zh: `版本“${label}”里没有“${path}”`, en: `There is no “${path}” in the revision “${label}”` };
  }
  return whyNotRead({ path, state }) ?? { zh: `“${path}”读不到`, en: `“${path}” cannot be read` };
}

function toComparison(
  { before, after, tables }: Comparison,
  { version }: Snapshot,
  { documents }: Session,
): ComparisonResult {
  return {
    kind: 'comparison',
    version,
    before,
    after,
    tables: tables.map(({ id, title, unit, rows }) => ({
      id,
      title,
      unit,
      rows: rows.map(({ location, ...row }) => ({
        ...row,
        location: location ? toLocation(location, documents) : null,
      })),
    })),
  };
}
