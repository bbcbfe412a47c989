/** Says a text in a live region once no other has come for a moment, so that typing does not make a screen reader chatter. */
export function createAnnouncer(region: HTMLElement, pauseMs = 500): (text: string) => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    clearTimeout(due);
    due = setTimeout(() => {
      region.textContent = text;
    }, pauseMs);
  };
}
