import { rounded } from './text.ts';

/** Parallel lines: their direction in degrees from the horizontal, downwards, and how far apart they are. */
export interface Lines {
  readonly angle: number;
  readonly gap: number;
}

/** A convex area: where every edge is not below zero, and around the origin where it has a radius. */
export interface Area {
  readonly edges: readonly Edge[];
  readonly radius: number | undefined;
  /** A circle around it. */
  readonly around: { readonly x: number; readonly y: number; readonly radius: number };
}

/** `a·x + b·y + c`. */
interface Edge {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The area of a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): Area {
  return {
    edges: [
      { a: 1, b: 0, c: -x },
      { a: -1, b: 0, c: x + width },
      { a: 0, b: 1, c: -y },
      { a: 0, b: -1, c: y + height },
    ],
    radius: undefined,
    around: { x: x + width / 2, y: y + height / 2, radius: Math.hypot(width, height) / 2 },
  };
}

/** In radians: a narrower sector is no more than its outline. */
const narrowest = 0.01;

/** The areas of a sector around the origin, its angles clockwise from the top; one beyond a half circle is not convex and falls into two. */
export function sector(start: number, end: number, radius: number): readonly Area[] {
  const middle = (start + end) / 2;
  if (end - start > Math.PI) return [...sector(start, middle, radius), ...sector(middle, end, radius)];
  if (end - start < narrowest) return [];
  const edges = [
    { a: Math.cos(start), b: Math.sin(start), c: 0 },
    { a: -Math.cos(end), b: -Math.sin(end), c: 0 },
  ];
  return [{ edges, radius, around: { x: 0, y: 0, radius } }];
}

/**
 * Lines across some areas, as an SVG path. Every program that shows SVG draws them; patterns are black where they are not
 * known, as in presentations.
 */
export function hatchPath(areas: readonly Area[], lines: readonly Lines[]): string {
  return areas.flatMap((area) => lines.flatMap((each) => linesIn(area, each))).join('');
}

/** Lines stand at multiples of their gap from the origin, so that those of neighbouring areas meet. */
function linesIn(area: Area, { angle, gap }: Lines): string[] {
  const { x, y, radius } = area.around;
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const middle = dx * y - dy * x;
  const first = Math.ceil((middle - radius) / gap);
  const count = Math.max(0, Math.floor((middle + radius) / gap) - first + 1);
  return Array.from({ length: count }, (_, i) => lineAt(area, dx, dy, (first + i) * gap));
}

/** The piece within an area of the line in a direction at a distance from the origin; empty where it misses the area. */
function lineAt({ edges, radius, around }: Area, dx: number, dy: number, distance: number): string {
  const [px, py] = [-dy * distance, dx * distance];
  const centre = dx * around.x + dy * around.y;
  const half = radius === undefined ? around.radius : Math.sqrt(Math.max(0, radius ** 2 - distance ** 2));
  let [from, to] = [centre - half, centre + half];
  for (const { a, b, c } of edges) {
    const [value, slope] = [a * px + b * py + c, a * dx + b * dy];
    if (Math.abs(slope) < 1e-9) {
      if (value < 0) return '';
    } else if (slope > 0) from = Math.max(from, -value / slope);
    else to = Math.min(to, -value / slope);
  }
  if (to - from < 0.5) return '';
  const at = (t: number): string => `${rounded(px + t * dx)},${rounded(py + t * dy)}`;
  return `M${at(from)}L${at(to)}`;
}
