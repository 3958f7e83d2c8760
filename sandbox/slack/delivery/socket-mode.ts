// https://docs.slack.dev/apis/events-api/using-socket-mode
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Acknowledgement, Envelope, Transport } from './transport.ts';

const MAX_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

interface Waiting {
  socket: WebSocket;
  settle: (acknowledgement: Acknowledgement) => void;
}

function parseAck(data: string): z.output<typeof ackSchema> | undefined {
  try {
    return ackSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

/** The app's sockets. Each envelope goes to one of them, in turn. */
export class SocketMode implements Transport {
  readonly #sockets: WebSocket[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #appId: string;
  readonly #ackTimeoutMs: number;
  readonly #onChange: () => void;
  #turn = 0;

  constructor(appId: string, ackTimeoutMs: number, onChange: () => void) {
    this.#appId = appId;
    this.#ackTimeoutMs = ackTimeoutMs;
    this.#onChange = onChange;
  }

  get connections(): number {
    return this.#open().length;
  }

  accept(socket: WebSocket): void {
    if (this.#sockets.length >= MAX_CONNECTIONS) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    this.#sockets.push(socket);
    const pings = setInterval(() => socket.ping(), PING_EVERY_MS);
    socket.on('message', (data) => this.#acknowledged(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      this.#forget(socket);
    });
    socket.ping();
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#sockets.length,
        debug_info: { host: 'local-slack', build_number: 1, approximate_connection_time: 18060 },
        connection_info: { app_id: this.#appId },
      }),
    );
    this.#onChange();
  }

  deliver(envelope: Envelope): Promise<Acknowledgement> {
    const open = this.#open();
    const socket = open[this.#turn++ % Math.max(1, open.length)];
    if (socket === undefined) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
    const id = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => settle({ ok: false, error: 'operation_timeout' }),
        this.#ackTimeoutMs,
      );
      const settle = (acknowledgement: Acknowledgement) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(acknowledgement);
      };
      this.#waiting.set(id, { socket, settle });
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: envelope.type,
          accepts_response_payload: envelope.acceptsResponse,
          payload: envelope.payload,
          ...(envelope.type === 'events_api'
            ? {
                retry_attempt: envelope.retry?.attempt ?? 0,
                retry_reason: envelope.retry?.reason ?? '',
              }
            : {}),
        }),
      );
    });
  }

  /** Asks every connected app to connect again, as Slack does every few hours. */
  refresh(): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    }
  }

  /** Ends the connections without a word. */
  drop(): void {
    for (const socket of [...this.#sockets]) socket.terminate();
  }

  /** Without those that are about to close. */
  #open(): WebSocket[] {
    return this.#sockets.filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  #acknowledged(data: string): void {
    const ack = parseAck(data);
    if (ack === undefined) return;
    this.#waiting.get(ack.envelope_id)?.settle({ ok: true, body: ack.payload ?? {} });
  }

  #forget(socket: WebSocket): void {
    const index = this.#sockets.indexOf(socket);
    if (index !== -1) this.#sockets.splice(index, 1);
    for (const waiting of [...this.#waiting.values()]) {
      if (waiting.socket === socket) waiting.settle({ ok: false, error: 'dispatch_failed' });
    }
    this.#onChange();
  }
}
