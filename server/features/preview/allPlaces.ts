import { chartsOf } from '../../document/chartsOf.ts';
import type { Budget, Spending } from '../../model/Budget.ts';
import type { MoneyUnit } from '../../model/money.ts';
import { onceFor } from '../../text/onceFor.ts';
import { publishedDocument } from './publishedDocument.ts';
import { type PublishedPlace, placeAt, placesInForm, placesOfChart, publishedPlaces } from './publishedPlaces.ts';

/** Every number and text that the preview shows of a budget outside the forms of projects: the document, then the charts beside it. */
export function commonPlaces(budget: Budget, unit?: MoneyUnit): readonly PublishedPlace[] {
  const { disclosure } = publishedDocument(budget, unit);
  return [...publishedPlaces(disclosure), ...placesInForm(disclosure, 'performance'), ...chartPlaces(budget)];
}

/** Those of the form of a project: nothing else of the budget feeds it. */
export function placesOfProject(budget: Budget, project: Spending): readonly PublishedPlace[] {
  const id = formIds(budget).get(project);
  return id === undefined ? [] : placesInForm(publishedDocument(budget).disclosure, id);
}

/** The one with an address; undefined where there is none. */
export function findPlace(budget: Budget, address: string, unit?: MoneyUnit): PublishedPlace | undefined {
  return (
    placeAt(publishedDocument(budget, unit).disclosure, address) ??
    chartPlaces(budget).find((place) => place.address === address)
  );
}

/** The id of the form of each project. */
export const formIds = onceFor(({ spendings }: Budget): ReadonlyMap<Spending, string> => {
  const projects = spendings.filter(({ kind }) => kind === 'project');
  return new Map(projects.map((project, i) => [project, `project-${i + 1}`]));
});

const chartPlaces = onceFor((budget: Budget): readonly PublishedPlace[] =>
  chartsOf(budget).flatMap((chart) => placesOfChart(chart, chart.id)),
);
