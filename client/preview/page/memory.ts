import type { PageMessage } from '../messages.ts';
import { type PageState, readPageState } from '../pageState.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

/** The page's way to the host, and what it remembers while it is hidden and over a reload of the window. */
export interface Memory {
  state: PageState;
  post(message: PageMessage): void;
}

/** Can be asked for once in the life of a page. */
export function createMemory(): Memory {
  const host = acquireVsCodeApi();
  let state = readPageState(host.getState());
  return {
    get state() {
      return state;
    },
    set state(next) {
      if (next === state) return;
      state = next;
      host.setState(next);
    },
    post: (message) => host.postMessage(message),
  };
}
