/** A figure that the reader came by. */
export interface TrailStep {
  readonly address: string;
  /** Short, as the list of steps or the figure's own title gave it. */
  readonly label: string;
}

/** The way from the selected figure to what it is made of: the first step was selected, the last one is shown. */
export type Trail = readonly TrailStep[];

/** One step further; to a figure that the way already went through, back to it. */
export function followed(trail: Trail, step: TrailStep): Trail {
  const known = trail.findIndex(({ address }) => address === step.address);
  return known < 0 ? [...trail, step] : trail.slice(0, known + 1);
}

/** The way up to one of its steps. */
export function backTo(trail: Trail, index: number): Trail {
  return trail.slice(0, index + 1);
}

/** The way with what is now known of its last step. */
export function named(trail: Trail, label: string): Trail {
  const last = trail.at(-1);
  return last && last.label !== label ? [...trail.slice(0, -1), { ...last, label }] : trail;
}

/** The figure that is shown. */
export function shownOf(trail: Trail): string | undefined {
  return trail.at(-1)?.address;
}
