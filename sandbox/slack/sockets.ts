/** The WebSockets: /socket?ticket=… for the app in Socket Mode, /client?user=… for the page. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Session } from './client/session.ts';
import { servePage } from './client/socket.ts';
import { NOBODY } from './client-protocol.ts';
import type { SocketMode } from './delivery/socket-mode.ts';
import { secret } from './ids.ts';

const GOING_AWAY = 1001;
const GOODBYE_MS = 500;

export class Sockets {
  readonly #server: Server;
  readonly #upgrades = new WebSocketServer({ noServer: true });
  /** Each address that apps.connections.open gave out is good for one connection. */
  readonly #tickets = new Set<string>();
  #session: ((userId: string) => Session) | undefined;

  constructor(server: Server, socketMode: SocketMode) {
    this.#server = server;
    server.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const refuse = () => socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      const { host, origin } = request.headers;
      // A page of another site must not act as somebody here.
      if (origin !== undefined && new URL(origin).host !== host) {
        refuse();
        return;
      }
      if (pathname === '/socket' && this.#tickets.delete(searchParams.get('ticket') ?? '')) {
        this.#upgrades.handleUpgrade(request, socket, head, (ws) => socketMode.accept(ws));
      } else if (pathname === '/client') {
        const session = this.#sessionOf(searchParams.get('user') ?? '');
        this.#upgrades.handleUpgrade(request, socket, head, (ws) => {
          if (session === undefined) ws.close(NOBODY);
          else servePage(session, ws);
        });
      } else refuse();
    });
  }

  serveClients(session: (userId: string) => Session): void {
    this.#session = session;
  }

  ticketUrl(): string {
    const ticket = secret();
    this.#tickets.add(ticket);
    const { port } = this.#server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/socket?ticket=${ticket}`;
  }

  /** Says goodbye; whoever does not answer is cut off. */
  async stop(): Promise<void> {
    const closing = [...this.#upgrades.clients].map(async (socket) => {
      const closed = once(socket, 'close');
      socket.close(GOING_AWAY);
      const cutOff = setTimeout(() => socket.terminate(), GOODBYE_MS);
      await closed;
      clearTimeout(cutOff);
    });
    await Promise.all(closing);
    this.#upgrades.close();
  }

  #sessionOf(userId: string): Session | undefined {
    try {
      return this.#session?.(userId);
    } catch {
      return undefined;
    }
  }
}
