import { type HoverContext, speak } from './HoverContext.ts';

/** In which of the published tables something stands; nothing where it stands in none. */
export function publishedInText(tables: readonly number[], context: HoverContext): string | undefined {
  if (tables.length === 0) return undefined;
  return speak(context)(
    `公布于表 ${tables.join('、')}`,
    `Published in table${tables.length > 1 ? 's' : ''} ${tables.join(', ')}`,
  );
}
