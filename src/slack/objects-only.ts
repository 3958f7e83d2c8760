import type { RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';

const MAX_BYTES = 4 * 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Slack sends objects. Bolt looks into whatever JSON comes, and where that is `null` it fails
 * without an answer; so anything else is refused before.
 */
export function objectsOnly(listener: RequestListener): RequestListener {
  return async (request, response) => {
    const refuse = (status: number) => response.writeHead(status).end();
    const { 'content-length': length, 'content-type': type } = request.headers;
    if (length === undefined) return refuse(411);
    if (Number(length) > MAX_BYTES) return refuse(413);
    const rawBody = await buffer(request).catch(() => undefined);
    if (!rawBody) return;
    if (!isObject(type, rawBody.toString())) return refuse(400);
    // Where Bolt looks for a body that was read already.
    listener(Object.assign(request, { rawBody }), response);
  };
}

function isObject(type: string | undefined, body: string): boolean {
  const json = type === FORM ? new URLSearchParams(body).get('payload') : body;
  return json === null || json.trimStart().startsWith('{');
}
