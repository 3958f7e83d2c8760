// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
import { z } from 'zod';

const name = z.string().min(1).max(20);
const point = z.strictObject({ label: name, value: z.number() });

const plotted = {
  series: z
    .array(z.strictObject({ name, data: z.array(point).min(1).max(20) }))
    .min(1)
    .max(6),
  axis_config: z.strictObject({
    categories: z.array(name).min(1),
    x_label: z.string().max(50).optional(),
    y_label: z.string().max(50).optional(),
  }),
};

const chart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bar'), ...plotted }),
  z.strictObject({ type: z.literal('line'), ...plotted }),
  z.strictObject({ type: z.literal('area'), ...plotted }),
]);

/** Pies are not used here, and refused. */
export const dataVisualization = z
  .strictObject({
    type: z.literal('data_visualization'),
    block_id: z.string().min(1).max(255).optional(),
    title: z.string().min(1).max(50),
    chart,
  })
  .superRefine(({ chart: { series, axis_config: axis } }, context) => {
    const refuse = (message: string) =>
      context.addIssue({ code: 'custom', path: ['chart', 'series'], message });
    if (new Set(series.map((each) => each.name)).size < series.length) {
      refuse('names of series must be unique');
    }
    const categories = [...axis.categories].sort().join('\n');
    const labels = series.map(({ data }) =>
      data
        .map(({ label }) => label)
        .sort()
        .join('\n'),
    );
    if (labels.some((each) => each !== categories)) {
      refuse('each series must have one point of each category');
    }
  });

export type ChartBlock = z.output<typeof dataVisualization>;
