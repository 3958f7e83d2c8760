import { DriverException } from '@mikro-orm/core';
import type { Logger } from '../logger.ts';
import { errorCode } from './error-messages.ts';

/**
 * Logs what stopped a request. A database error's message holds the statement with its values,
 * so of those only name, code and stack frames are kept.
 */
export function logError(log: Logger, error: unknown, requestId: string, where: string): void {
  const code = errorCode(error);
  if (code !== 'unexpected') {
    log.info({ requestId, where, code }, 'refused');
    return;
  }
  if (!(error instanceof Error)) {
    log.error({ requestId, where, thrown: typeof error }, 'failed');
    return;
  }
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  log.error(
    {
      requestId,
      where,
      error: error.name,
      code: 'code' in error ? String(error.code) : undefined,
      message: error instanceof DriverException ? undefined : error.message,
      frames: frames?.slice(0, 8).map((line) => line.trim()),
    },
    'failed',
  );
}
