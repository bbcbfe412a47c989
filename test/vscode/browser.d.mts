/** The browser that the tests start, and what has to be in its environment; throws where there is none. */
export function findBrowser(): { readonly executablePath: string; readonly env?: Readonly<Record<string, string>> };
