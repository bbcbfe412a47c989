import { pause } from '../pause.ts';

/** So long is waited for the keyboard to leave the page, or to come to it. */
const momentMs = 300;

/** So often it is given to a page that does not tell that it has it. */
const mostTimes = 2;

/** Whether the page of a preview has the keyboard, as the page tells. */
export class PageKeyboard {
  #isHere = false;
  #told = (): void => {};

  /** It has come to the page, or left it. */
  tell(isHere: boolean): void {
    this.#isHere = isHere;
    this.#told();
  }

  /**
   * Gives it to the page again after it was needed elsewhere. A page that does not know yet that it has left, as it comes and
   * goes in no time, does not take it.
   */
  async comesBack(give: () => void): Promise<void> {
    await this.#becomes(false);
    for (let times = 0; times < mostTimes; times++) {
      give();
      if (await this.#becomes(true)) return;
    }
  }

  /** Whether that is told in a moment. */
  #becomes(isHere: boolean): Promise<boolean> {
    const told = new Promise<boolean>((resolve) => {
      this.#told = () => {
        if (this.#isHere === isHere) resolve(true);
      };
      this.#told();
    });
    return Promise.race([told, pause(momentMs).then(() => false)]);
  }
}
