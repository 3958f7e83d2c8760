// https://docs.slack.dev/apis/web-api/rate-limits: about one message a second and channel.
import type { Workspace } from './workspace.ts';

const ONE_SECOND = 1000;

export class RateLimits {
  readonly #workspace: Workspace;
  readonly #isEnforced: boolean;
  readonly #lastPost = new Map<string, number>();

  constructor(workspace: Workspace, isEnforced: boolean) {
    this.#workspace = workspace;
    this.#isEnforced = isEnforced;
  }

  /** Seconds to wait if this call comes too soon. */
  retryAfter(method: string, args: Record<string, unknown>): number | undefined {
    if (!this.#isEnforced || method !== 'chat.postMessage') return undefined;
    const channel = String(args['channel']);
    const now = this.#workspace.now();
    if (now - (this.#lastPost.get(channel) ?? 0) < ONE_SECOND) return 1;
    this.#lastPost.set(channel, now);
    return undefined;
  }
}
