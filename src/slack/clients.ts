/**
 * Three Web API clients: `quick` for answers somebody waits for (no patience, no retries),
 * `background` for edits that may take their time, and `messages` for what would stand there
 * twice if it were sent twice, and for what jobs read: it never tries again by itself.
 */
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';

export interface Clients {
  quick: WebClient;
  background: WebClient;
  messages: WebClient;
}

export function createClients(
  { botToken, apiUrl }: Config['slack'],
  logger: WebClientOptions['logger'],
): Clients {
  const common = { slackApiUrl: apiUrl, allowAbsoluteUrls: false, logger };
  return {
    quick: new WebClient(botToken, {
      ...common,
      timeout: 2000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    background: new WebClient(botToken, {
      ...common,
      timeout: 10_000,
      retryConfig: { retries: 5, factor: 2, minTimeout: 1000 },
    }),
    messages: new WebClient(botToken, {
      ...common,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
  };
}
