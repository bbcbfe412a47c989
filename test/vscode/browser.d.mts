import type { Browser, BrowserContext } from 'playwright-core';

/** The browser that the tests start, and what has to be in its environment; throws where there is none. */
export function findBrowser(): { readonly executablePath: string; readonly env?: Readonly<Record<string, string>> };

/** Starts a headless browser with one context. */
export function launchBrowser(): Promise<{ readonly browser: Browser; readonly context: BrowserContext }>;
