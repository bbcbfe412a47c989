/** Ends the process with 2 and a sentence where Node is too old for what comes next. */
export function requireNode(): void;
