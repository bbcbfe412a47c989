/** Tells which parts of the document are in sight, once after each change of them. */
export interface Seen {
  /** Follows the parts that are there now. */
  follow(sections: readonly Element[]): void;
}

export function createSeen(view: HTMLElement, tell: (parts: string[]) => void): Seen {
  const inSight = new Set<string>();
  let followed = new Set<Element>();
  let isDue = false;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = target.getAttribute('data-part') ?? '';
        if (isIntersecting) inSight.add(id);
        else inSight.delete(id);
      }
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        tell([...inSight]);
      });
    },
    { root: view },
  );
  return {
    follow(sections) {
      const next = new Set(sections);
      for (const section of followed) {
        if (next.has(section)) continue;
        observer.unobserve(section);
        inSight.delete(section.getAttribute('data-part') ?? '');
      }
      for (const section of next) if (!followed.has(section)) observer.observe(section);
      followed = next;
    },
  };
}
