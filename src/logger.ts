import pino, { type DestinationStream, type Logger } from 'pino';
import { currentRequestId } from './current-request.ts';
import { redacting } from './redact.ts';

export type { Logger };

export interface LoggerOptions {
  level: string;
  /** What must never be written, as configured: tokens, signing secret, the database's address. */
  secrets?: readonly string[];
  /** Standard output by default. */
  to?: DestinationStream;
}

/** Logs JSON lines, each with the id of the request it belongs to, and nothing secret. */
export function createLogger({ level, secrets = [], to }: LoggerOptions): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ requestId: currentRequestId() }),
    hooks: { streamWrite: redacting(secrets) },
  };
  return to ? pino(options, to) : pino(options);
}
