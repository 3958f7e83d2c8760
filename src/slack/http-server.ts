/** One server in both modes: health and metrics, and in HTTP mode Slack's deliveries. */

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Metrics } from '../metrics.ts';

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

export interface Health {
  /** True while requests are wanted: database and Slack answer, and the process is not draining. */
  ready(): Promise<boolean>;
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
      const ready = await health.ready().catch(() => false);
      return say(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
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
