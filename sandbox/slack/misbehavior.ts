/** On demand the local Slack answers as a bad day of the real one would. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';

export interface Misbehavior {
  /**
   * slow: late; lost_answer: done, but no answer arrives; half: done, the answer breaks off;
   * unreachable: nothing is done, the connection breaks off; silent: nothing is done or answered;
   * refused: with the error given, as by a Slack that knows less.
   */
  kind:
    | ('slow' | 'rate_limited' | 'error500' | 'lost_answer')
    | ('half' | 'unreachable' | 'silent' | 'refused');
  /** A Web API method, or 'response_url'; every one if left out. */
  method?: string;
  /** Calls about this channel only. */
  channel?: string;
  /** How many calls; until behave() if left out. */
  times?: number;
  delayMs?: number;
  /** Seconds, for rate_limited. */
  retryAfter?: number;
  /** For refused. */
  error?: string;
}

export class Mood {
  #current: { misbehavior: Misbehavior; left: number }[] = [];

  misbehave(misbehavior: Misbehavior): void {
    this.#current.push({ misbehavior, left: misbehavior.times ?? Number.POSITIVE_INFINITY });
  }

  behave(): void {
    this.#current = [];
  }

  /** The misbehavior that befalls this call, counted as used. */
  next(method: string, channel?: unknown): Misbehavior | undefined {
    const found = this.#current.find(
      ({ left, misbehavior }) =>
        left > 0 &&
        (misbehavior.method ?? method) === method &&
        (misbehavior.channel ?? channel) === channel,
    );
    if (found !== undefined) found.left -= 1;
    return found?.misbehavior;
  }
}

/** Answers in the given mood. `run` does the work and gives the JSON answer. */
export async function answerIn(
  mood: Misbehavior | undefined,
  response: Response,
  run: () => Record<string, unknown>,
): Promise<void> {
  switch (mood?.kind) {
    case undefined:
      response.json(run());
      return;
    case 'slow':
      await delay(mood.delayMs ?? 1000);
      response.json(run());
      return;
    case 'rate_limited':
      response.set('retry-after', String(mood.retryAfter ?? 1));
      response.status(429).json({ ok: false, error: 'ratelimited' });
      return;
    case 'error500':
      response.status(500).send('Internal Server Error');
      return;
    case 'lost_answer':
      run();
      response.destroy();
      return;
    case 'unreachable':
      response.destroy();
      return;
    case 'silent':
      return;
    case 'refused':
      response.json({ ok: false, error: mood.error ?? 'fatal_error' });
      return;
    case 'half': {
      const answer = JSON.stringify(run());
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(answer)),
      });
      response.write(answer.slice(0, answer.length / 2), () => response.destroy());
      return;
    }
  }
}
