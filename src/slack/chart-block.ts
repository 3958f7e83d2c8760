/**
 * Slack's block with a chart, as far as it is used; @slack/types has none.
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
import { clip, oneLine } from './mrkdwn.ts';

export interface ChartBlock {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[] };
  };
}

export const MAX_CATEGORIES = 20;
const NAME = 20;

/** A group of bars for each name, one of each series; `values` in the order of the names. */
export function barChart(
  title: string,
  names: readonly string[],
  series: readonly { name: string; values: readonly number[] }[],
): ChartBlock {
  const categories = distinct(names.slice(0, MAX_CATEGORIES));
  return {
    type: 'data_visualization',
    title: clip(title, 50),
    chart: {
      type: 'bar',
      series: series.map(({ name, values }) => ({
        name: clip(name, NAME),
        data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: { categories },
    },
  };
}

/** Points find their category by its name, so each is another one, also where they are cut. */
function distinct(names: readonly string[]): string[] {
  const made = new Set<string>();
  for (const name of names) {
    const label = clip(oneLine(name) || '–', NAME);
    const numbered = `${clip(label, NAME - 4)} ${made.size + 1}`;
    made.add(made.has(label) ? numbered : label);
  }
  return [...made];
}
