import type { IncomingMessage, RequestListener } from 'node:http';
import { parse } from 'node:querystring';
import { buffer } from 'node:stream/consumers';
import { type Logger, verifySlackRequest } from '@slack/bolt';

/** Slack's views have 250 kB at most, and come percent-encoded. */
const MAX_BYTES = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';
/** Slack’s look at the certificate, the one delivery that is not signed. */
const SSL_CHECK = /(?:^|&)ssl_check=1(?:&|$)/;

/**
 * Nothing reads into a body before its signature is verified: anybody can send one. Slack sends
 * objects; Bolt looks into whatever JSON comes, and where that is `null` it fails without an answer,
 * so anything else is refused too.
 */
export function onlyFromSlack(
  { signingSecret, logger }: { signingSecret: string; logger: Logger },
  listener: RequestListener,
): RequestListener {
  return async (request, response) => {
    const end = (status: number) => response.writeHead(status).end();
    const { 'content-length': length, 'content-type': type } = request.headers;
    if (length === undefined) return end(411);
    if (Number(length) > MAX_BYTES) return end(413);
    const rawBody = await buffer(request).catch(() => undefined);
    if (!rawBody) return;
    const body = rawBody.toString();
    try {
      verify(request, body, signingSecret);
    } catch (error) {
      if (type === FORM && SSL_CHECK.test(body)) return end(200);
      logger.warn(`A delivery is refused: ${error instanceof Error ? error.message : error}`);
      return end(401);
    }
    if (!isObject(type, body)) return end(400);
    // Where Bolt looks for a body that was read already.
    listener(Object.assign(request, { rawBody }), response);
  };
}

function verify({ headers }: IncomingMessage, body: string, signingSecret: string): void {
  verifySlackRequest({
    signingSecret,
    body,
    headers: {
      'x-slack-signature': String(headers['x-slack-signature']),
      'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
    },
  });
}

function isObject(type: string | undefined, body: string): boolean {
  const json = type === FORM ? parse(body)['payload'] : body;
  if (json === undefined) return true;
  return typeof json === 'string' && json.trimStart().startsWith('{');
}
