import { describe, expect, test } from 'vitest';
import { PageKeyboard } from '../../client/preview/PageKeyboard.ts';

describe('the keyboard of a preview, which an undo needs in the text for a moment', () => {
  test('is given back once the page knows that it has left', async () => {
    const keyboard = new PageKeyboard();
    keyboard.tell(true);
    const happened: string[] = [];
    const back = keyboard.comesBack(() => {
      happened.push('given');
      keyboard.tell(true);
    });
    await Promise.resolve();
    happened.push('left');
    keyboard.tell(false);
    await back;
    expect(happened).toEqual(['left', 'given']);
  });

  test('is given again to a page that does not take it at first, and no more often to one that never does', async () => {
    const keyboard = new PageKeyboard();
    let given = 0;
    await keyboard.comesBack(() => {
      given++;
      if (given === 2) keyboard.tell(true);
    });
    expect(given).toBe(2);
    keyboard.tell(false);
    await keyboard.comesBack(() => given++);
    expect(given).toBe(4);
  });
});
