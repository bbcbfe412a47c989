import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { standardZoom } from '../../client/preview/page/standardZoom.ts';

/** What the page needs of a browser, where boxes are told as they would be without zoom. */
class Box {
  readonly parentElement: Box | null;
  readonly zoom: number;

  constructor(parent: Box | null, zoom: number) {
    this.parentElement = parent;
    this.zoom = zoom;
  }

  getBoundingClientRect(): { x: number; y: number; width: number; height: number } {
    return { x: 100, y: 200, width: 40, height: 10 };
  }
}

const original = Box.prototype.getBoundingClientRect;
const cell = new Box(new Box(new Box(null, 1), 0.5), 0.8);
const told = (): number[] => {
  const { x, y, width, height } = cell.getBoundingClientRect();
  return [x, y, width, height];
};

class Rect {
  constructor(x: number, y: number, width: number, height: number) {
    Object.assign(this, { x, y, width, height });
  }
}

beforeEach(() => {
  vi.stubGlobal('Element', Box);
  vi.stubGlobal('DOMRect', Rect);
  vi.stubGlobal('getComputedStyle', ({ zoom }: Box) => ({ zoom: String(zoom) }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(Box.prototype, 'currentCSSZoom');
  Box.prototype.getBoundingClientRect = original;
});

test('where boxes are told without the zoom of what they are in, they are told with it', () => {
  standardZoom();
  expect(told()).toEqual([40, 80, 16, 4]);
});

test('where they are told as the standard has it they stay', () => {
  Reflect.set(Box.prototype, 'currentCSSZoom', 1);
  standardZoom();
  expect(told()).toEqual([100, 200, 40, 10]);
});
