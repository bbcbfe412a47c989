import { readSettings, type UserSettings } from './UserSettings.ts';

/** Asks for the settings of section `budget` that hold for a document; answers null where there are none. */
export type AskForSettings = (uri: string) => Promise<unknown>;

interface Entry {
  settings: UserSettings | undefined;
  /** What `settings` was read from, as JSON. */
  section: string;
  /** Counts the questions, so that an answer that was overtaken is known. */
  turn: number;
}

/** What the user has set; what is known stays until something newer is. */
export class Settings {
  readonly #entries = new Map<string, Entry>();
  readonly #ask: AskForSettings;
  readonly #changed: () => void;

  /** `changed` is called after an answer that says something new. */
  constructor(ask: AskForSettings, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** What is set for a document; undefined until the first answer. */
  of(uri: string): UserSettings | undefined {
    let entry = this.#entries.get(uri);
    if (!entry) {
      entry = { settings: undefined, section: '', turn: 0 };
      this.#entries.set(uri, entry);
      void this.#load(uri, entry);
    }
    return entry.settings;
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
    const answer = await this.#ask(uri).catch(() => null);
    if (turn !== entry.turn) return;
    const section = JSON.stringify(answer ?? null);
    if (entry.settings && entry.section === section) return;
    entry.section = section;
    entry.settings = updated(entry.settings, readSettings(answer));
    this.#changed();
  }
}

/** New settings, with the severities as the same object where they are as before: what was judged by them still holds. */
function updated(before: UserSettings | undefined, settings: UserSettings): UserSettings {
  if (!before) return settings;
  const { severities } = before;
  const isSame = JSON.stringify([...severities]) === JSON.stringify([...settings.severities]);
  return isSame ? { ...settings, severities } : settings;
}
