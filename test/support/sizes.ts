/**
 * Tests of what the bot must withstand come in two sizes: short in `npm test`, long in
 * `npm run test:soak`, where Slack's own three seconds are kept, too.
 */
export const isLong = process.env['SOAK'] === '1';

export function sized<T>({ short, long }: { short: T; long: T }): T {
  return isLong ? long : short;
}

/** In the long form, what was measured is printed, as one line of JSON. */
export function report(test: string, figures: Record<string, unknown>): void {
  if (isLong) console.log(JSON.stringify({ test, ...figures }));
}
