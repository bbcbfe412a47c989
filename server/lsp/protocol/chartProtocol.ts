import * as v from 'valibot';

/** Request of the client: the charts of one open file's budget. Params {@link ChartsParams}, result {@link ChartsResult}. */
export const chartsRequest = 'budget/charts';

const params = v.object({ uri: v.string() });

const chart = v.object({
  /** `charts/function`; unique and stable, the addresses of its figures begin with it. */
  id: v.string(),
  /** Plain text. */
  title: v.string(),
  /**
   * One `<figure class="chart" id="chart-…">`: caption, picture and the table of its figures, all text in it escaped; elements
   * and attributes are limited to those of `client/preview/safeHtml.ts`.
   */
  html: v.string(),
  /** The picture alone, as the text of an SVG file that needs nothing else. */
  svg: v.string(),
});

export type ChartsParams = v.InferOutput<typeof params>;
/** One chart. */
export type PreviewChart = v.InferOutput<typeof chart>;
/** Null where the document is not open. */
export type ChartsResult = readonly PreviewChart[] | null;

/** Whether a value has the shape of {@link ChartsParams}. */
export const isChartsParams = (value: unknown): value is ChartsParams => v.is(params, value);
/** Whether a value has the shape of {@link ChartsResult}. */
export const isChartsResult = (value: unknown): value is ChartsResult => v.is(v.nullable(v.array(chart)), value);
