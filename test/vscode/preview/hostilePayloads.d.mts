/** Texts that would run a script or ask another machine, were they taken for anything but text; as typed between `"`. */
export const hostilePayloads: readonly string[];
