/** One server in both modes: health and metrics, and in HTTP mode Slack's deliveries. */

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Metrics } from '../metrics.ts';

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

export interface Health {
  /** Why no requests are wanted: for anybody to read, so without addresses. Null where they are. */
  unready(): Promise<string | null>;
}

export function createHttpServer(
  health: Health,
  metrics: Pick<Metrics, 'read'>,
  slack?: RequestListener,
): Server {
  return createServer(async (request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === '/healthz') return say(response, 200, 'ok');
    if (request.method === 'GET' && path === '/readyz') {
      const cause = await health.unready();
      if (cause === null) return say(response, 200, 'ready');
      return say(response, 503, `not ready: ${cause}`);
    }
    if (request.method === 'GET' && path === '/metrics') {
      return response.writeHead(200, { 'content-type': PROMETHEUS }).end(await metrics.read());
    }
    if (request.method === 'POST' && path === '/slack/events' && slack) {
      return slack(request, response);
    }
    say(response, 404, 'not found');
  });
}

function say(response: Parameters<RequestListener>[1], status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${text}\n`);
}

/** Listens at `host`, or at every address; returns the port. @throws when the port is taken. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string | undefined },
): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return address.port;
}
