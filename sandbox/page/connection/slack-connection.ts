/** The page's one WebSocket: keeps the last pushed state, and comes back by itself when it is lost. */
import ReconnectingWebSocket from 'partysocket/ws';
import {
  type ClientPush,
  type ClientRequest,
  type ClientState,
  type ElementContainer,
  NOBODY,
} from '../../slack/client-protocol.ts';

export interface Snapshot {
  state: ClientState | undefined;
  online: boolean;
  /** Nobody has the id that the page acts as. */
  isNobody: boolean;
}

export type Suggestions = Omit<Extract<ClientPush, { type: 'options' }>, 'type' | 'id'>;

export interface SuggestionQuery {
  container: ElementContainer;
  blockId: string;
  actionId: string;
  query: string;
}

export class SlackConnection {
  readonly #socket: ReconnectingWebSocket;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, (suggestions: Suggestions) => void>();
  #snapshot: Snapshot = { state: undefined, online: true, isNobody: false };
  #lastId = 0;

  constructor(userId: string | undefined) {
    const url = new URL('client', location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    url.search = userId === undefined ? '' : `?user=${encodeURIComponent(userId)}`;
    this.#socket = new ReconnectingWebSocket(url.href, [], {
      minReconnectionDelay: 300,
      maxReconnectionDelay: 3000,
      maxEnqueuedMessages: 0,
    });
    this.#socket.addEventListener('open', () => this.#set({ online: true }));
    this.#socket.addEventListener('close', ({ code }) => this.#lost(code === NOBODY));
    this.#socket.addEventListener('message', (event) => {
      if (typeof event.data === 'string') this.#receive(JSON.parse(event.data));
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#snapshot;

  /** False when the connection is down: then nothing was sent, and nothing will be later. */
  readonly send = (request: ClientRequest): boolean => {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    this.#socket.send(JSON.stringify(request));
    return true;
  };

  readonly suggest = (query: SuggestionQuery): Promise<Suggestions> => {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      if (!this.send({ type: 'suggest', id, ...query })) this.#answer(id, disconnected);
    });
  };

  close(): void {
    this.#listeners.clear();
    this.#socket.close();
  }

  #receive(push: ClientPush): void {
    if (push.type === 'state') this.#set({ state: push.state });
    else this.#answer(push.id, push);
  }

  #answer(id: number, suggestions: Suggestions): void {
    this.#waiting.get(id)?.(suggestions);
    this.#waiting.delete(id);
  }

  #lost(isNobody: boolean): void {
    for (const id of [...this.#waiting.keys()]) this.#answer(id, disconnected);
    this.#set({ online: false, isNobody });
    if (isNobody) this.#socket.close();
  }

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const disconnected: Suggestions = { options: [], failure: 'Not connected.' };
