import { type Locale, localeOf } from '../language/locale.ts';
import type { Host } from './Host.ts';

/** That of the last `--locale`, else that of the environment; the locales C and POSIX name no language. */
export function chosenLocale(args: readonly string[], environment: Host['environment']): Locale {
  const options = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  const given = options.flatMap((each, i) => localeIn(each, options[i + 1])).at(-1);
  if (given === 'zh-cn' || given === 'en') return given;
  const tag = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return localeOf(/^(?:C|POSIX)(?:\.|$)/.test(tag) ? '' : tag);
}

/** What an argument, or the one behind it, gives as the locale. */
function localeIn(argument: string, next: string | undefined): string[] {
  if (argument.startsWith('--locale=')) return [argument.slice('--locale='.length)];
  return argument === '--locale' && next !== undefined ? [next] : [];
}
