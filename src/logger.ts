import pino, { type Logger } from 'pino';

export type { Logger };

/** Logs JSON lines. Nothing secret may reach it: no tokens, signatures or e-mails at info level. */
export function createLogger(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
