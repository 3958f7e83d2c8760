/** The way from the local Slack to the app's processes: Socket Mode, HTTP, or both in turn. */
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { httpTransport } from './http.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Acknowledgement, Envelope, Transport } from './transport.ts';

export interface AppLinkOptions {
  workspace: Workspace;
  socketMode: SocketMode;
  ackTimeoutMs: number;
  /** Slack sends an event again at once, after a minute and after five. */
  eventRetryDelaysMs: number[];
  onDelivery?: ((envelope: Envelope) => void) | undefined;
}

export class AppLink {
  readonly #options: AppLinkOptions;
  readonly #stopping = new AbortController();
  #http: Transport[] = [];
  #overSockets = true;
  #turn = 0;
  #lastInteraction: Envelope | undefined;

  constructor(options: AppLinkOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#http.length > 0 || this.#options.socketMode.connections > 0;
  }

  switchToHttp(urls: readonly string[], andSockets: boolean): void {
    const { workspace, ackTimeoutMs } = this.#options;
    const { signingSecret, now } = workspace;
    this.#http = urls.map((url) => httpTransport({ url, signingSecret, now, ackTimeoutMs }));
    this.#overSockets = andSockets;
    workspace.changed();
  }

  deliver(envelope: Envelope): Promise<Acknowledgement> {
    this.#options.onDelivery?.(envelope);
    if (envelope.type === 'interactive') this.#lastInteraction = envelope;
    const { socketMode } = this.#options;
    const overSockets = this.#overSockets && socketMode.connections > 0;
    const ways = overSockets ? [socketMode, ...this.#http] : this.#http;
    const way = ways[this.#turn++ % ways.length] ?? socketMode;
    return way.deliver(envelope);
  }

  /** The last click or submission once more, as Slack does where it missed the ack. */
  deliverAgain(): Promise<Acknowledgement> {
    if (this.#lastInteraction === undefined) throw new Error('Nothing was delivered yet.');
    return this.deliver(this.#lastInteraction);
  }

  /**
   * Sends an event to the app if its manifest subscribes to it, again up to three times.
   * https://docs.slack.dev/apis/events-api
   */
  async sendEvent(subscription: string, event: Record<string, unknown>): Promise<void> {
    const { workspace, eventRetryDelaysMs } = this.#options;
    const subscribed = workspace.manifest.settings.event_subscriptions.bot_events;
    if (!subscribed.includes(subscription) || !this.connected) return;
    const payload = eventCallback(workspace, event);
    const type = 'events_api';
    let outcome = await this.deliver({ type, payload, acceptsResponse: false });
    for (const [index, delayMs] of eventRetryDelaysMs.entries()) {
      if (outcome.ok) return;
      const reason = outcome.error === 'operation_timeout' ? 'http_timeout' : 'http_error';
      try {
        await delay(delayMs, undefined, { signal: this.#stopping.signal });
      } catch {
        return;
      }
      const retry = { attempt: index + 1, reason };
      outcome = await this.deliver({ type, payload, acceptsResponse: false, retry });
    }
  }

  stop(): void {
    this.#stopping.abort();
  }
}

function eventCallback(
  workspace: Workspace,
  event: Record<string, unknown>,
): Record<string, unknown> {
  const { team, enterprise } = workspace;
  return {
    token: workspace.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: enterprise?.id ?? null,
    api_app_id: workspace.appId,
    event: { ...event, event_ts: workspace.nextTs() },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: team.id,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
