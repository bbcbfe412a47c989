import type { LiveFigure } from '../../document/Disclosure.ts';
import { type Attributes, element, escapeXml } from '../xml.ts';
import { type Area, hatchPath, type Lines, rectangle } from './hatch.ts';

/** What a mark is filled with: a colour, and lines over it that tell marks apart without colours. */
interface Fill {
  readonly color: string;
  readonly lines: readonly Lines[];
}

const level: Lines = { angle: 0, gap: 7 };
const upright: Lines = { angle: 90, gap: 7 };
const rising: Lines = { angle: -45, gap: 6 };
const falling: Lines = { angle: 45, gap: 6 };
const dense: Lines = { angle: 0, gap: 3.5 };

const fills: readonly Fill[] = [
  { color: '#4e79a7', lines: [] },
  { color: '#f6c85f', lines: [rising] },
  { color: '#8cc5b8', lines: [level] },
  { color: '#e9a6a1', lines: [falling] },
  { color: '#c3b1d9', lines: [upright] },
  { color: '#d9d9d9', lines: [level, upright] },
  { color: '#ffffff', lines: [rising, falling] },
  { color: '#a3c86d', lines: [dense] },
];

/** A path in the colour of a series or slice, with the lines of its areas over it. */
export function filledPath(d: string, areas: readonly Area[], index: number): string {
  return filled('path', { d }, areas, index);
}

/** A rectangle in the colour of a series or slice, with lines over it. */
export function filledRect(x: number, y: number, width: number, height: number, index: number): string {
  return filled('rect', { x, y, width, height }, [rectangle(x, y, width, height)], index);
}

function filled(name: 'path' | 'rect', shape: Attributes, areas: readonly Area[], index: number): string {
  const number = (index % fills.length) + 1;
  const { color = '#fff', lines = [] } = fills[number - 1] ?? {};
  const looks = { class: `chart-fill-${number} chart-outline`, fill: color, stroke: '#000' };
  const d = hatchPath(areas, lines);
  const hatch = d === '' ? '' : element('path', { class: 'chart-hatch', d, fill: 'none', stroke: '#000' });
  return element(name, { ...shape, ...looks }) + hatch;
}

/** A shape that stands for a figure; its title is what a pointer over it shows. */
export function mark({ address }: LiveFigure, title: string, shape: string): string {
  return element('g', { class: 'chart-mark', 'data-figure': address }, element('title', {}, escapeXml(title)), shape);
}
