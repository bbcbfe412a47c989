import { env, l10n } from 'vscode';
import { localeOf, say } from '../server/language/locale.ts';
import type { Localized } from '../server/language/schema.ts';
import type { PageStrings } from './preview/pageStrings.ts';

/**
 * Everything that the client itself says, in the language of the editor. The English text stands here, the Chinese one in
 * client/l10n; test/translations.test.ts holds them together.
 */
export interface Strings {
  /** Value of the `lang` attribute for this text. */
  readonly lang: string;
  readonly previewTitle: (fileName: string) => string;
  readonly noBudgetFile: string;
  readonly serverGaveUp: string;
  readonly restart: string;
  readonly showOutput: string;
  readonly tableList: string;
  readonly page: PageStrings;
  readonly export: ExportStrings;
  readonly start: StartStrings;
  readonly tools: ToolStrings;
  readonly status: StatusStrings;
  /** Of a sentence that comes from the server's side, the one in this language. */
  readonly say: (sentence: Localized) => string;
}

/** What the client says when it exports a document; `file` is a name, `folder` a path. */
export interface ExportStrings {
  readonly chooseUnit: string;
  readonly wholeDepartment: string;
  readonly chooseFormat: string;
  readonly folder: string;
  readonly chooseFolder: string;
  readonly useFolder: string;
  readonly exporting: (file: string) => string;
  readonly exported: (file: string) => string;
  readonly open: string;
  readonly showFolder: string;
  readonly retry: string;
  readonly otherFolder: string;
  readonly mayReplace: (file: string) => string;
  readonly mayReplaceDetail: string;
  readonly replace: string;
  readonly inUse: (file: string) => string;
  readonly notWritable: (folder: string) => string;
  readonly isFolder: (file: string) => string;
  readonly failed: (file: string, message: string) => string;
  readonly notOpen: string;
}

/** What it says when somebody begins: a new budget, the samples. */
export interface StartStrings {
  readonly newBudget: string;
  readonly noAnswer: string;
  /** The name of the folder that the samples are copied to. */
  readonly samplesFolder: string;
  readonly chooseSamplesFolder: string;
  readonly copyHere: string;
  readonly copied: (folder: string) => string;
  readonly openFolder: string;
  readonly notCopied: (folder: string, message: string) => string;
}

/** What it says around the language model tools; `file` is a name. */
export interface ToolStrings {
  readonly readingFigures: (file: string) => string;
  readonly readingFindings: (file: string) => string;
  readonly explaining: (name: string) => string;
  readonly mayRead: string;
  readonly mayReadDetail: (file: string) => string;
  readonly noFile: string;
  readonly notABudget: (file: string) => string;
  readonly notRead: (file: string) => string;
}

/** What the status bar says of a budget. */
export interface StatusStrings {
  readonly name: string;
  readonly checking: string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly publishable: string;
  readonly cleanDraft: string;
  /** The lines of the tooltip; `file` is the name of the file that includes the others. */
  readonly tooltip: (verdict: {
    readonly file: string;
    readonly isFinal: boolean;
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly hint: number;
  }) => readonly string[];
  readonly showProblems: string;
  readonly openPreview: string;
}

/** The texts in the language in which the editor runs. */
export function clientStrings(): Strings {
  const locale = localeOf(env.language);
  return {
    lang: locale === 'zh-cn' ? 'zh-CN' : 'en',
    previewTitle: (fileName) => l10n.t('Preview {0}', fileName),
    noBudgetFile: l10n.t('No budget file (.budget) is open.'),
    serverGaveUp: l10n.t('The budget language server stopped again and again and was not started once more.'),
    restart: l10n.t('Restart'),
    showOutput: l10n.t('Show Output'),
    tableList: l10n.t('Tables'),
    page: pageStrings(),
    export: exportStrings(),
    start: startStrings(),
    tools: toolStrings(),
    status: statusStrings(),
    say: (sentence) => say(sentence, locale),
  };
}

/** What the page of the preview says; the page has no other way to them. */
function pageStrings(): PageStrings {
  return {
    states: {
      holds: l10n.t('adds up'),
      rounding: l10n.t('rounding'),
      broken: l10n.t('mismatch'),
      empty: l10n.t('no data'),
    },
    notes: {
      closed: l10n.t('The file is closed; this is how it was before.'),
      unavailable: l10n.t('The language server does not answer; this is an earlier state.'),
    },
    tables: l10n.t('{0} tables'),
    updated: l10n.t('Updated: {0}'),
    refused: l10n.t('This table was not shown: its content is not what a table may contain.'),
  };
}

function exportStrings(): ExportStrings {
  return {
    chooseUnit: l10n.t('Export the document: choose the department or a unit'),
    wholeDepartment: l10n.t('The whole department'),
    chooseFormat: l10n.t('Export the document: choose a format'),
    folder: l10n.t('Save to'),
    chooseFolder: l10n.t('Choose the folder for the published document'),
    useFolder: l10n.t('Save here'),
    exporting: (file) => l10n.t('Exporting {0}', file),
    exported: (file) => l10n.t('{0} was exported.', file),
    open: l10n.t('Open'),
    showFolder: l10n.t('Show Folder'),
    retry: l10n.t('Retry'),
    otherFolder: l10n.t('Choose Another Folder'),
    mayReplace: (file) => l10n.t('The folder has a {0} already. Replace it?', file),
    mayReplaceDetail: l10n.t(
      'It is not as it was last exported: somebody may have changed it, and those changes will be lost.',
    ),
    replace: l10n.t('Replace'),
    inUse: (file) =>
      l10n.t(
        '{0} cannot be replaced, perhaps because another program (Word, WPS, Excel …) has it open. Close it there and try again, or choose another folder.',
        file,
      ),
    notWritable: (folder) =>
      l10n.t('The folder {0} is not there or may not be written to. Choose another one.', folder),
    isFolder: (file) => l10n.t('{0} is a folder and cannot be written as a file. Choose another folder.', file),
    failed: (file, message) => l10n.t('{0} was not exported: {1}', file, message),
    notOpen: l10n.t('the language server has not read this file yet; try again.'),
  };
}

function startStrings(): StartStrings {
  return {
    newBudget: l10n.t('New department budget'),
    noAnswer: l10n.t('The budget language server does not answer, so there is no new budget. Try again.'),
    samplesFolder: l10n.t('budget samples'),
    chooseSamplesFolder: l10n.t('Choose the folder into which the samples are copied'),
    copyHere: l10n.t('Copy here'),
    copied: (folder) => l10n.t('The samples were copied to {0}.', folder),
    openFolder: l10n.t('Open Folder'),
    notCopied: (folder, message) => l10n.t('The samples could not be copied to {0}: {1}', folder, message),
  };
}

function toolStrings(): ToolStrings {
  return {
    readingFigures: (file) => l10n.t('Reading the figures of {0}', file),
    readingFindings: (file) => l10n.t('Reading what is wrong in {0}', file),
    explaining: (name) => l10n.t('Looking up {0}', name),
    mayRead: l10n.t('Let the assistant read this budget?'),
    mayReadDetail: (file) =>
      l10n.t('What it reads of {0} is sent to the language model that you have chosen. Nothing is changed.', file),
    noFile: l10n.t('No budget file is open: name one, such as budget/2026.budget.'),
    notABudget: (file) => l10n.t('{0} is no budget file (.budget) of the folders that are open.', file),
    notRead: (file) => l10n.t('{0} could not be read.', file),
  };
}

function statusStrings(): StatusStrings {
  return {
    name: l10n.t('Budget check'),
    checking: l10n.t('Checking the budget'),
    errors: (count) => l10n.t('Budget: {0} errors', count),
    warnings: (count) => l10n.t('Budget: {0} warnings', count),
    publishable: l10n.t('Budget: may be published'),
    cleanDraft: l10n.t('Budget: nothing found (draft)'),
    tooltip: ({ file, isFinal, error, warning, information, hint }) => [
      isFinal ? l10n.t('{0}, final', file) : l10n.t('{0}, draft', file),
      l10n.t('Errors: {0}; warnings: {1}; information: {2}; hints: {3}', error, warning, information, hint),
    ],
    showProblems: l10n.t('Show problems'),
    openPreview: l10n.t('Open preview'),
  };
}
