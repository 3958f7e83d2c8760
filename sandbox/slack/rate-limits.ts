// https://docs.slack.dev/apis/web-api/rate-limits: about one message a second and channel, and so
// many calls a minute of each method, by its tier.
import type { Workspace } from './workspace.ts';

const ONE_SECOND = 1000;
const ONE_MINUTE = 60 * ONE_SECOND;

/** As the pages of the methods say. */
const A_MINUTE: Record<string, number> = {
  'users.info': 100,
  'users.list': 20,
  'usergroups.list': 20,
  'usergroups.users.list': 20,
};

export class RateLimits {
  readonly #workspace: Workspace;
  readonly #isEnforced: boolean;
  readonly #lastPost = new Map<string, number>();
  /** Of a method: when it was called within the last minute. */
  readonly #calls = new Map<string, number[]>();

  constructor(workspace: Workspace, isEnforced: boolean) {
    this.#workspace = workspace;
    this.#isEnforced = isEnforced;
  }

  /** Seconds to wait if this call comes too soon. */
  retryAfter(method: string, args: Record<string, unknown>): number | undefined {
    if (!this.#isEnforced) return undefined;
    const now = this.#workspace.now();
    return method === 'chat.postMessage'
      ? this.#afterPost(String(args['channel']), now)
      : this.#afterCall(method, now);
  }

  #afterPost(channel: string, now: number): number | undefined {
    if (now - (this.#lastPost.get(channel) ?? 0) < ONE_SECOND) return 1;
    this.#lastPost.set(channel, now);
    return undefined;
  }

  #afterCall(method: string, now: number): number | undefined {
    const allowed = A_MINUTE[method];
    if (allowed === undefined) return undefined;
    const calls = (this.#calls.get(method) ?? []).filter((at) => now - at < ONE_MINUTE);
    const oldest = calls[calls.length - allowed];
    if (oldest !== undefined) return Math.ceil((oldest + ONE_MINUTE - now) / ONE_SECOND);
    this.#calls.set(method, [...calls, now]);
    return undefined;
  }
}
