import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import { logError } from '../../src/slack/log-error.ts';

function logged(error: unknown): { error: string; message: string }[] {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', to: { write: (line) => void lines.push(line) } });
  logError({ log, metrics: createMetrics() }, error, 'job turn-day');
  return lines.map((line) => JSON.parse(line));
}

test('of what failed for several each cause is written down, however they were gathered', () => {
  const [one, other] = [new Error('one is miscounted'), new TypeError('the other is odd')];
  const people = new AggregateError([one, other], '2 people failed');
  const day = new AggregateError([people], 'A day was not turned for all');
  expect(logged(day).map(({ error, message }) => [error, message])).toEqual([
    ['Error', 'one is miscounted'],
    ['TypeError', 'the other is odd'],
    ['AggregateError', '2 people failed'],
    ['AggregateError', 'A day was not turned for all'],
  ]);
});

test('of very many some are', () => {
  const failures = Array.from({ length: 500 }, (_, index) => new Error(`failure ${index}`));
  expect(logged(new AggregateError(failures, 'many failed'))).toHaveLength(11);
});
