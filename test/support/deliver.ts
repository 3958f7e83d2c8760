import { createHmac } from 'node:crypto';

export interface Delivery {
  url: string;
  signingSecret: string;
  /** Unix seconds; now unless a test wants it stale. */
  timestamp?: number;
}

/** Posts a form to the bot as Slack would, signed; for payloads no client can produce. */
export function deliver(
  fields: Record<string, string>,
  { url, signingSecret, timestamp = Math.floor(Date.now() / 1000) }: Delivery,
): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  const signature = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
}
