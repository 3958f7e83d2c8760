import type { ChartBlock } from '../../slack/rules/charts.ts';

/** Bars for every kind of chart: what it says is in the numbers. */
export function Chart({ block }: { block: ChartBlock }) {
  const { series, axis_config: axis } = block.chart;
  const numberOf = (data: (typeof series)[number]['data'], label: string) =>
    data.find((point) => point.label === label)?.value ?? 0;
  const most = Math.max(1, ...series.flatMap(({ data }) => data.map(({ value }) => value)));
  return (
    <figure className="chart">
      <figcaption>{block.title}</figcaption>
      {axis.categories.map((label) => (
        <div key={label} className="chart-group">
          <strong>{label}</strong>
          {series.map(({ name, data }, index) => (
            <div key={name} className="chart-row">
              <span>{name}</span>
              <span
                className={`chart-bar chart-bar-${index}`}
                style={{ width: `${(60 * numberOf(data, label)) / most}%` }}
              />
              <span>{numberOf(data, label)}</span>
            </div>
          ))}
        </div>
      ))}
    </figure>
  );
}
