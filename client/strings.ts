import { env, l10n } from 'vscode';
import { beyond } from '../server/features/import/sheets/importLimits.ts';
import { type Locale, localeOf, say } from '../server/language/locale.ts';
import type { Localized } from '../server/language/schema.ts';

/**
 * Everything that the client itself says, in the language of the editor. The English text stands here, the Chinese one in
 * client/l10n; test/package/translations.test.ts holds them together.
 */
export interface Strings {
  /** Value of the `lang` attribute for this text. */
  readonly lang: string;
  readonly noBudgetFile: string;
  /** Why nothing is done with a file. */
  readonly cannotOpen: string;
  readonly noAnswer: string;
  readonly serverGaveUp: string;
  readonly restart: string;
  readonly showOutput: string;
  readonly preview: PreviewStrings;
  readonly comparison: ComparisonStrings;
  readonly print: PrintStrings;
  readonly export: ExportStrings;
  readonly start: StartStrings;
  readonly import: ImportStrings;
  readonly tools: ToolStrings;
  readonly status: StatusStrings;
  readonly encoding: EncodingStrings;
  /** Of a sentence that comes from the server's side, the one in this language. */
  readonly say: (sentence: Localized) => string;
}

/** What the client says around a preview; `file` is a name. */
export interface PreviewStrings {
  readonly title: (file: string) => string;
  readonly lockedTitle: (file: string) => string;
  /** Names a version of a file, so that nobody takes it for the file. */
  readonly version: (file: string) => string;
  readonly nothingHere: string;
  readonly noPreview: string;
  readonly saveChart: (title: string) => string;
  /** Why what was changed in the page did not change the text. */
  readonly notOpen: (file: string) => string;
  readonly outdated: string;
  readonly readonly: (file: string) => string;
  readonly notApplied: string;
}

/** What it says when a budget to compare with is chosen. */
export interface ComparisonStrings {
  readonly choose: (file: string) => string;
  /** Where other files are selected than two budgets. */
  readonly chooseTwo: string;
  readonly prior: string;
  readonly priorDetail: string;
  readonly files: string;
  readonly otherFile: string;
  readonly revisions: string;
  /** The kind of files that are offered. */
  readonly budgets: string;
  readonly compare: string;
}

/** What it says when a document is printed. */
export interface PrintStrings {
  readonly notHere: string;
  readonly exportPage: string;
  readonly failed: (file: string) => string;
}

/** What the client says when it exports a document; `file` is a name, `folder` a path. */
export interface ExportStrings {
  readonly chooseUnit: string;
  readonly wholeDepartment: string;
  readonly chooseFormat: string;
  readonly needsTrust: string;
  readonly folder: string;
  readonly chooseFolder: string;
  readonly useFolder: string;
  readonly exporting: (file: string) => string;
  readonly exported: (file: string) => string;
  readonly open: string;
  readonly showFolder: string;
  readonly retry: string;
  readonly otherFolder: string;
  readonly openSetting: string;
  readonly mayReplace: (file: string) => string;
  readonly mayReplaceDetail: string;
  readonly otherBudgetDetail: string;
  readonly replace: string;
  readonly inUse: (file: string) => string;
  readonly notWritable: (folder: string) => string;
  readonly isFolder: (file: string) => string;
  readonly failed: (file: string, message: string) => string;
  readonly notOpen: string;
}

/** What it says when somebody begins: a new budget, the samples. */
export interface StartStrings {
  /** Over each question about a new budget. */
  readonly newBudget: (question: string) => string;
  readonly noAnswer: string;
  /** Why there is no budget of the next year; `file` is a name. */
  readonly notRolled: (file: string, reason: string) => string;
  readonly saveFirst: string;
  readonly earlierVersion: string;
  /** The name of the folder that the samples are copied to. */
  readonly samplesFolder: string;
  readonly chooseSamplesFolder: string;
  readonly copyHere: string;
  readonly copied: (folder: string) => string;
  readonly openFolder: string;
  readonly notCopied: (folder: string, message: string) => string;
}

/** What it says when tables become a budget; `file` is a name. */
export interface ImportStrings {
  readonly choose: string;
  readonly take: string;
  /** The kind of files that are offered. */
  readonly tables: string;
  readonly imported: (file: string, read: number, unread: number) => string;
  readonly merged: (file: string, read: number, unread: number, changes: number) => string;
  readonly showChanges: string;
  /** Why tables are not written into the budget of the editor. */
  readonly noBudget: string;
  readonly edited: string;
  readonly notSaved: string;
  /** A blank where the language has one. */
  readonly betweenSentences: string;
  readonly showComments: string;
  readonly refused: (file: string, reason: string) => string;
  /** Why files are refused that are too large to be read. */
  readonly tooLarge: string;
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
  readonly stopped: string;
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

/** What it says of a budget that is read in another encoding than it is kept in; all are names. */
export interface EncodingStrings {
  readonly misread: (file: string, kept: string, shown: string) => string;
  readonly edited: (file: string, kept: string) => string;
  readonly reopen: (kept: string) => string;
}

/** The texts in the language in which the editor runs. */
export function clientStrings(): Strings {
  const locale = localeOf(env.language);
  return {
    lang: locale === 'zh-cn' ? 'zh-CN' : 'en',
    noBudgetFile: l10n.t('No budget file (.budget) is open.'),
    cannotOpen: l10n.t('the file cannot be opened; it may have been moved or deleted.'),
    noAnswer: l10n.t('The budget language server does not answer. Try again, or restart it.'),
    serverGaveUp: l10n.t('The budget language server stopped again and again and was not restarted.'),
    restart: l10n.t('Restart'),
    showOutput: l10n.t('Show Output'),
    preview: previewStrings(),
    comparison: comparisonStrings(),
    print: printStrings(),
    export: exportStrings(),
    start: startStrings(),
    import: importStrings(locale),
    tools: toolStrings(),
    status: statusStrings(),
    encoding: encodingStrings(),
    say: (sentence) => say(sentence, locale),
  };
}

function previewStrings(): PreviewStrings {
  return {
    title: (file) => l10n.t('Preview {0}', file),
    lockedTitle: (file) => l10n.t('[Locked] Preview {0}', file),
    version: (file) => l10n.t('{0} (another version)', file),
    nothingHere: l10n.t('What stands at the cursor has no place of its own in the document.'),
    noPreview: l10n.t('No preview is open.'),
    saveChart: (title) => l10n.t('Save the chart “{0}”', title),
    notOpen: (file) => l10n.t('{0} is not open. Open it and try again.', file),
    outdated: l10n.t('The text has been changed in the meantime. Try again.'),
    readonly: (file) => l10n.t('{0} may only be read.', file),
    notApplied: l10n.t('The text could not be changed. Try again.'),
  };
}

function comparisonStrings(): ComparisonStrings {
  return {
    choose: (file) => l10n.t('Compare {0} with', file),
    chooseTwo: l10n.t('Select two budget files (.budget) to compare them.'),
    prior: l10n.t('Last year’s budget'),
    priorDetail: l10n.t('the file or the figures that the budget names'),
    files: l10n.t('Files'),
    otherFile: l10n.t('Choose a File…'),
    revisions: l10n.t('Earlier versions (git)'),
    budgets: l10n.t('Budgets'),
    compare: l10n.t('Compare'),
  };
}

function printStrings(): PrintStrings {
  return {
    notHere: l10n.t(
      'VS Code itself runs in a browser or on another machine and cannot print from here. Export the document as a web page, open it on your machine and print it there.',
    ),
    exportPage: l10n.t('Export as Web Page'),
    failed: (file) => l10n.t('{0} could not be opened for printing.', file),
  };
}

function exportStrings(): ExportStrings {
  return {
    chooseUnit: l10n.t('Export the document: choose the department or a unit'),
    wholeDepartment: l10n.t('The whole department'),
    chooseFormat: l10n.t('Export the document: choose a format'),
    needsTrust: l10n.t(
      'Starts a browser of this machine, which restricted mode does not allow: trust the folder first',
    ),
    folder: l10n.t('Save to'),
    chooseFolder: l10n.t('Choose the folder for the published document'),
    useFolder: l10n.t('Save here'),
    exporting: (file) => l10n.t('Exporting {0}', file),
    exported: (file) => l10n.t('{0} was exported.', file),
    open: l10n.t('Open'),
    showFolder: l10n.t('Show Folder'),
    retry: l10n.t('Retry'),
    otherFolder: l10n.t('Choose Another Folder'),
    openSetting: l10n.t('Open Setting'),
    mayReplace: (file) => l10n.t('The folder has a {0} already. Replace it?', file),
    mayReplaceDetail: l10n.t(
      'It is not as it was last exported: somebody may have changed it, and replacing it loses those changes.',
    ),
    otherBudgetDetail: l10n.t('It was exported from another budget, whose document would be lost.'),
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
    newBudget: (question) => l10n.t('New department budget: {0}', question),
    noAnswer: l10n.t('The budget language server does not answer, so there is no new budget. Try again.'),
    notRolled: (file, reason) => l10n.t('{0} was not rolled to the next year: {1}', file, reason),
    saveFirst: l10n.t('save it first, so that the new budget finds last year’s figures.'),
    earlierVersion: l10n.t('this is an earlier version of the file; open the file itself.'),
    samplesFolder: l10n.t('budget samples'),
    chooseSamplesFolder: l10n.t('Choose the folder into which the samples are copied'),
    copyHere: l10n.t('Copy here'),
    copied: (folder) => l10n.t('The samples were copied to {0}.', folder),
    openFolder: l10n.t('Open Folder'),
    notCopied: (folder, message) => l10n.t('The samples could not be copied to {0}: {1}', folder, message),
  };
}

function importStrings(locale: Locale): ImportStrings {
  return {
    choose: l10n.t('Choose tables to import: several workbooks become one budget'),
    take: l10n.t('Import'),
    tables: l10n.t('Tables (Excel, CSV)'),
    imported: (file, read, unread) =>
      unread === 0
        ? l10n.t('{0}: rows imported: {1}.', file, read)
        : l10n.t('{0}: rows imported: {1}; not recognized, at the end as comments: {2}.', file, read, unread),
    merged: (file, read, unread, changes) =>
      changes === 0
        ? l10n.t('{0}: rows read: {1}; not recognized: {2}. Nothing had to be changed.', file, read, unread)
        : l10n.t(
            '{0}: rows read: {1}; not recognized: {2}; places changed: {3}. Undo takes them back.',
            file,
            read,
            unread,
            changes,
          ),
    showChanges: l10n.t('Show Changes'),
    noBudget: l10n.t('open the budget first that the tables are to be written into'),
    edited: l10n.t('the budget was edited meanwhile, try again'),
    notSaved: l10n.t('The folder takes no new file: the budget is not saved yet.'),
    betweenSentences: locale === 'zh-cn' ? '' : ' ',
    showComments: l10n.t('Show Comments'),
    refused: (file, reason) => l10n.t('{0} was not imported: {1}', file, reason),
    tooLarge: say(beyond('bytes').reason, locale),
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
    notABudget: (file) => l10n.t('{0} is not a budget file (.budget) in the open folders.', file),
    notRead: (file) => l10n.t('{0} could not be read.', file),
  };
}

function statusStrings(): StatusStrings {
  return {
    name: l10n.t('Budget check'),
    checking: l10n.t('Checking the budget'),
    stopped: l10n.t('Budget: the check has stopped, click to restart'),
    errors: (count) => (count === 1 ? l10n.t('Budget: 1 error') : l10n.t('Budget: {0} errors', count)),
    warnings: (count) => (count === 1 ? l10n.t('Budget: 1 warning') : l10n.t('Budget: {0} warnings', count)),
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

function encodingStrings(): EncodingStrings {
  return {
    misread: (file, kept, shown) =>
      l10n.t(
        '{0} is kept in {1} and was read as {2}, so that its text is damaged on the screen. The file is as it was.',
        file,
        kept,
        shown,
      ),
    edited: (file, kept) =>
      l10n.t(
        '{0} has been edited meanwhile. Do not save it: that would damage the file. Undo the edits, then reopen it as {1} from the status bar.',
        file,
        kept,
      ),
    reopen: (kept) => l10n.t('Reopen as {0}', kept),
  };
}
