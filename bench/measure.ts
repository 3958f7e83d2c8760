/** Ours against a floor in the same run, alternating, several rounds; the median is reported. */

export interface Sample {
  /** What is compared; more is better for rates, less for times and sizes. */
  value: number;
  /** Figures that go along, e.g. a p99. */
  beside?: Record<string, number>;
}

export interface Comparison {
  bench: string;
  unit: string;
  rounds?: number;
  ours(): Promise<Sample>;
  floor(): Promise<Sample>;
}

/** Prints one JSON line. `ratio` is ours divided by floor. */
export async function compare({ bench, unit, rounds = 5, ours, floor }: Comparison): Promise<void> {
  const own: Sample[] = [];
  const base: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    base.push(await floor());
    own.push(await ours());
  }
  report(bench, unit, median(own.map(valueIn)), median(base.map(valueIn)), {
    rounds,
    ...besideOf('ours', own),
    ...besideOf('floor', base),
  });
}

function report(
  bench: string,
  unit: string,
  ours: number,
  floor: number,
  more: Record<string, number> = {},
): void {
  const line = { bench, ours: short(ours), floor: short(floor), ratio: short(ours / floor), unit };
  console.log(JSON.stringify({ ...line, ...more }));
}

const valueIn = ({ value }: Sample) => value;

function besideOf(prefix: string, samples: readonly Sample[]): Record<string, number> {
  const names = Object.keys(samples[0]?.beside ?? {});
  return Object.fromEntries(
    names.map((name) => [
      `${prefix}_${name}`,
      short(median(samples.map(({ beside }) => beside?.[name] ?? Number.NaN))),
    ]),
  );
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[at] ?? Number.NaN;
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}

/** Runs `count` pieces of work, `width` at a time; returns seconds. */
export async function timed(
  count: number,
  width: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  const client = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: width }, client));
  return (performance.now() - started) / 1000;
}
