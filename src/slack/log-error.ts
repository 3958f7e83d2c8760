import { DriverException } from '@mikro-orm/core';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { errorCode } from './error-messages.ts';
import { Tampered } from './payload.ts';

/** What could not be read is quoted in some messages. */
const MAX_MESSAGE = 500;
/** Of several failures at once: so many are told of. */
const MAX_CAUSES = 10;

/** Where it is told of: the log, and the counts. */
export interface Report {
  log: Logger;
  metrics: Pick<Metrics, 'errors'>;
}

/**
 * Logs and counts what stopped a request. A database error's message holds the statement with its
 * values, so of those only name, code and stack frames are kept. Of several at once each is told of.
 */
export function logError(report: Report, error: unknown, where: string): void {
  const { log, metrics } = report;
  if (error instanceof AggregateError) {
    for (const one of error.errors.slice(0, MAX_CAUSES)) logError(report, one, where);
  }
  const code = errorCode(error);
  metrics.errors.inc({ code });
  if (code !== 'unexpected') {
    const problem = error instanceof Tampered ? error.message.slice(0, MAX_MESSAGE) : undefined;
    log.info({ where, code, problem }, 'refused');
    return;
  }
  if (!(error instanceof Error)) {
    log.error({ where, thrown: typeof error }, 'failed');
    return;
  }
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  log.error(
    {
      where,
      error: error.name,
      code: 'code' in error ? String(error.code) : undefined,
      message: error instanceof DriverException ? undefined : error.message.slice(0, MAX_MESSAGE),
      frames: frames?.slice(0, 8).map((line) => line.trim()),
    },
    'failed',
  );
}
