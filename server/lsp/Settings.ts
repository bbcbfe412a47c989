import { type Severities, severityLevel } from '../rules/profile/Profile.ts';
import { isRecord } from './previewProtocol.ts';

/** Asks for the settings of section `budget` that hold for a document; answers null where there are none. */
export type AskForSettings = (uri: string) => Promise<unknown>;

interface Entry {
  severities: Severities | undefined;
  /** Counts the questions, so that an answer that was overtaken is known. */
  turn: number;
}

const none: Severities = new Map();

/** The severities that the user has set; what is known stays until something newer is. */
export class Settings {
  readonly #entries = new Map<string, Entry>();
  readonly #ask: AskForSettings;
  readonly #changed: () => void;

  /** `changed` is called after an answer that says something new. */
  constructor(ask: AskForSettings, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Those for a document, before all others; undefined until the first answer. */
  severities(uri: string): Severities | undefined {
    let entry = this.#entries.get(uri);
    if (!entry) {
      entry = { severities: undefined, turn: 0 };
      this.#entries.set(uri, entry);
      void this.#load(uri, entry);
    }
    return entry.severities;
  }

  /** Asks again for everything. */
  refresh(): void {
    for (const [uri, entry] of this.#entries) void this.#load(uri, entry);
  }

  forget(uri: string): void {
    this.#entries.delete(uri);
  }

  async #load(uri: string, entry: Entry): Promise<void> {
    const turn = ++entry.turn;
    const settings = await this.#ask(uri).catch(() => null);
    if (turn !== entry.turn) return;
    const before = entry.severities;
    entry.severities = updated(before, settings);
    if (entry.severities !== before) this.#changed();
  }
}

/** The severities in some settings; the same object where they are as before. */
function updated(before: Severities | undefined, settings: unknown): Severities {
  const severities = severitiesIn(settings);
  const isSame = before && JSON.stringify([...before]) === JSON.stringify([...severities]);
  return isSame ? before : severities;
}

function severitiesIn(settings: unknown): Severities {
  const rules = isRecord(settings) ? settings.rules : undefined;
  const severity = isRecord(rules) ? rules.severity : undefined;
  if (!isRecord(severity)) return none;
  return new Map(
    Object.entries(severity).flatMap(([id, value]) => {
      const level = severityLevel(value);
      return level ? [[id, level] as const] : [];
    }),
  );
}
