import { charts } from '../../features/charts.ts';
import { type ChartsResult, chartsRequest, isChartsParams } from '../protocol/chartProtocol.ts';
import type { RequestGroup } from './RequestGroup.ts';

/** The charts of a budget. */
export const chartRequest: RequestGroup = {
  capabilities: {},
  listen({ connection }, answer) {
    const answerCharts = answer(({ analysis }): ChartsResult => charts(analysis));
    connection.onRequest(chartsRequest, (params: unknown) =>
      isChartsParams(params) ? answerCharts({ textDocument: params }) : null,
    );
  },
};
