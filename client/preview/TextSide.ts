import {
  commands,
  type Disposable,
  EventEmitter,
  TextEditorSelectionChangeKind as Kind,
  Position,
  Range,
  TextEditorRevealType as RevealType,
  type TextDocument,
  type TextEditor,
  type TextEditorSelectionChangeEvent,
  ThemeColor,
  Uri,
  type ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { ProtocolLocation } from '../../server/lsp/protocol/protocolShapes.ts';
import { columnFor } from './columnFor.ts';

/** Where somebody is in a text. */
export interface Cursor {
  readonly uri: Uri;
  readonly position: Position;
  /** Whether the reader went there; else the text came there by typing, or a preview led there. */
  readonly isMove: boolean;
}

/** How a place is shown in the text. */
export interface Reveal {
  /** Whether the keyboard goes there, too. */
  readonly focus: boolean;
  /** The column of the preview that leads there. */
  readonly from: ViewColumn | undefined;
}

/** How long after an edit a cursor is where it is because of it. */
const typingMs = 50;

/**
 * The texts beside the previews: where their reader is, and what of them a preview shows. Knowing both, it tells a move of
 * the reader from one that it made itself, so that no preview answers what a preview caused.
 */
export class TextSide implements Disposable {
  readonly #moved = new EventEmitter<Cursor>();
  readonly #edited = new Set<TextDocument>();
  readonly #mark = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
  });
  readonly #listening: readonly Disposable[];
  #revealed: { readonly document: TextDocument; readonly selection: Range } | undefined;

  constructor() {
    this.#listening = [
      this.#moved,
      this.#mark,
      window.onDidChangeTextEditorSelection((event) => this.#follow(event)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#tell(editor, false)),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#edited.add(document);
        setTimeout(() => this.#edited.delete(document), typingMs);
      }),
    ];
  }

  /** After each move of a cursor in a budget. */
  get onDidMoveCursor() {
    return this.#moved.event;
  }

  /** Where the reader is now. */
  get cursor(): Cursor | undefined {
    const { document, selection } = window.activeTextEditor ?? {};
    if (!selection || document?.languageId !== 'budget') return undefined;
    return { uri: document.uri, position: selection.active, isMove: false };
  }

  /** Shows a place: what stands on one line is selected, of more the beginning; all of its lines are lit until the reader moves. */
  async reveal({ uri, range: { start, end } }: ProtocolLocation, { focus, from }: Reveal): Promise<void> {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const place = new Range(start.line, start.character, end.line, end.character);
    const selection = place.isSingleLine ? place : new Range(place.start, place.start);
    const viewColumn = columnFor(document.uri, from);
    this.#revealed = { document, selection };
    const editor = await window.showTextDocument(document, { viewColumn, preserveFocus: !focus, selection });
    // What stands far to the right has moved the text, maybe, and left the beginnings of lines out of sight.
    editor.revealRange(new Range(new Position(start.line, 0), selection.end), RevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.#mark, [place]);
  }

  /** Takes the last change of a text back, or makes it again. VS Code does that where the keyboard is, which then is in the text. */
  async undo(uri: Uri, how: 'undo' | 'redo', from: ViewColumn | undefined): Promise<void> {
    await window.showTextDocument(uri, { viewColumn: columnFor(uri, from) });
    await commands.executeCommand(how);
  }

  dispose(): void {
    for (const each of this.#listening) each.dispose();
  }

  #follow({ textEditor, kind, selections: [selection] }: TextEditorSelectionChangeEvent): void {
    const { document } = textEditor;
    const isHand = kind === Kind.Keyboard || kind === Kind.Mouse;
    const { document: shown, selection: led } = this.#revealed ?? {};
    const isLed = !isHand && shown === document && led !== undefined && selection?.isEqual(led) === true;
    if (!isLed && shown === document) this.#forget(textEditor);
    this.#tell(textEditor, !isLed && !this.#edited.has(document));
  }

  #forget(editor: TextEditor): void {
    this.#revealed = undefined;
    editor.setDecorations(this.#mark, []);
  }

  #tell({ document, selection }: TextEditor, isMove: boolean): void {
    const { languageId, uri } = document;
    if (languageId === 'budget') this.#moved.fire({ uri, position: selection.active, isMove });
  }
}
