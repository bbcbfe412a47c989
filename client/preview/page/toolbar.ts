import { type PreviewUnit, previewUnit } from '../../../server/lsp/protocol/previewProtocol.ts';
import type { PageState } from '../pageState.ts';
import { elementOf } from './elements.ts';

/** What the tools do. */
export interface ToolActions {
  readonly toggleList: () => void;
  readonly toggleSide: () => void;
  readonly togglePages: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly chooseUnit: (unit: PreviewUnit) => void;
  readonly search: () => void;
  readonly toggleLock: () => void;
  readonly print: () => void;
  readonly export: () => void;
}

/** The bar of tools: one stop for the Tab key, with the arrow keys from one to the next. */
export interface Toolbar {
  show(state: PageState, percent: number): void;
  showUnits(units: readonly PreviewUnit[], unit: PreviewUnit): void;
  press(tool: 'lock' | 'pages', isPressed: boolean): void;
  expand(tool: 'outline' | 'side' | 'search', isExpanded: boolean): void;
}

export function createToolbar(actions: ToolActions): Toolbar {
  const bar = elementOf('#tools');
  const unit = elementOf('#tool-unit');
  const clicks: readonly (readonly [string, () => void])[] = [
    ['outline', actions.toggleList],
    ['side', actions.toggleSide],
    ['pages', actions.togglePages],
    ['zoom-in', actions.zoomIn],
    ['zoom-out', actions.zoomOut],
    ['zoom', actions.fit],
    ['search', actions.search],
    ['lock', actions.toggleLock],
    ['print', actions.print],
    ['export', actions.export],
  ];
  for (const [tool, act] of clicks) elementOf(`#tool-${tool}`).addEventListener('click', act);
  unit.addEventListener('change', () => {
    if (unit instanceof HTMLSelectElement) chosenUnit(unit, actions.chooseUnit);
  });
  moveByArrows(bar);
  return {
    show({ mode }, percent) {
      press('pages', mode === 'pages');
      elementOf('#tool-zoom').textContent = `${percent}%`;
    },
    showUnits(units, current) {
      unit.hidden = units.length < 2;
      const options = units.map((name) => new Option(name, name, false, name === current));
      if (unit.textContent !== units.join('') || unit.dataset.current !== current) unit.replaceChildren(...options);
      unit.dataset.current = current;
    },
    press,
    expand: (tool, isExpanded) => elementOf(`#tool-${tool}`).setAttribute('aria-expanded', String(isExpanded)),
  };
}

function press(tool: 'lock' | 'pages', isPressed: boolean): void {
  elementOf(`#tool-${tool}`).setAttribute('aria-pressed', String(isPressed));
}

function chosenUnit({ value }: HTMLSelectElement, chosen: (unit: PreviewUnit) => void): void {
  const unit = previewUnit.options.find((name) => name === value);
  if (unit) chosen(unit);
}

/** Only one of the tools is a tab stop: the one used last. */
function moveByArrows(bar: HTMLElement): void {
  const tools = [...bar.querySelectorAll<HTMLElement>('button, select')];
  tools.forEach((tool, i) => {
    tool.tabIndex = i === 0 ? 0 : -1;
  });
  bar.addEventListener('focusin', ({ target }) => {
    for (const tool of tools) tool.tabIndex = tool === target ? 0 : -1;
  });
  bar.addEventListener('keydown', (event) => {
    const shown = tools.filter((tool) => tool.offsetParent !== null);
    const at = event.target instanceof HTMLElement ? shown.indexOf(event.target) : -1;
    const next = neighbour(shown, at, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function neighbour(tools: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowRight') return tools[(at + 1) % tools.length];
  if (key === 'ArrowLeft') return tools.at(at - 1);
  if (key === 'Home') return tools[0];
  return key === 'End' ? tools.at(-1) : undefined;
}
