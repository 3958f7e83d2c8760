// https://docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac } from 'node:crypto';
import type { Acknowledgement, Envelope, Transport } from './transport.ts';

export interface HttpTarget {
  url: string;
  signingSecret: string;
  now: () => number;
  ackTimeoutMs: number;
}

/** The headers by which an app knows that a request comes from Slack. */
export function signedHeaders(
  body: string,
  signingSecret: string,
  nowMs: number,
): { 'x-slack-request-timestamp': string; 'x-slack-signature': string } {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

function encode(envelope: Envelope): { body: string; type: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (envelope.type) {
    case 'events_api':
      return { body: JSON.stringify(envelope.payload), type: 'application/json' };
    case 'interactive':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(envelope.payload) }).toString(),
        type: form,
      };
    case 'slash_commands': {
      const fields = new URLSearchParams();
      for (const [key, value] of Object.entries(envelope.payload)) fields.set(key, String(value));
      return { body: fields.toString(), type: form };
    }
  }
}

function decode(text: string, contentType: string | null): unknown {
  if (text === '') return {};
  return contentType?.includes('json') ? JSON.parse(text) : { text };
}

/** Delivers as Slack does to an app's request URL: signed, answered within three seconds. */
export function httpTransport(target: HttpTarget): Transport {
  return {
    async deliver(envelope: Envelope): Promise<Acknowledgement> {
      const { body, type } = encode(envelope);
      try {
        const response = await fetch(target.url, {
          method: 'POST',
          body,
          headers: {
            'content-type': type,
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            ...signedHeaders(body, target.signingSecret, target.now()),
            ...(envelope.retry === undefined
              ? {}
              : {
                  'x-slack-retry-num': String(envelope.retry.attempt),
                  'x-slack-retry-reason': envelope.retry.reason,
                }),
          },
          signal: AbortSignal.timeout(target.ackTimeoutMs),
        });
        const text = await response.text();
        if (!response.ok) return { ok: false, error: 'dispatch_failed' };
        return { ok: true, body: decode(text, response.headers.get('content-type')) };
      } catch (error) {
        const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
        return { ok: false, error: timedOut ? 'operation_timeout' : 'dispatch_failed' };
      }
    },
  };
}
