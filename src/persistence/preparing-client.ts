import { createHash } from 'node:crypto';
import { Client } from 'pg';

type Query = (query: unknown, ...more: unknown[]) => never;

/** What begins a transaction, or takes it back. */
const EDGE = /^(begin|start transaction|rollback)\b(?! to )/;
const NOTHING = { command: '', rowCount: 0, rows: [] };

/**
 * A connection that has each statement with parameters parsed and planned once, and keeps it under
 * a name. Such statements must be few: what varies belongs into the parameters.
 *
 * Kysely never gives a connection back whose transaction fails to begin or to be taken back, and
 * one by one the pool runs out. So here neither fails: the connection is closed, which takes back
 * all there was, and every other statement on it says why.
 */
export class PreparingClient extends Client {
  #lost: { cause: unknown } | undefined;

  override query: Query = (query, ...more) => {
    const isEdge = typeof query === 'string' && EDGE.test(query);
    if (this.#lost)
      return (isEdge ? Promise.resolve(NOTHING) : Promise.reject(this.#lost.cause)) as never;
    const [values] = more;
    const prepared = typeof query === 'string' && Array.isArray(values) && values.length > 0;
    const run = super.query.bind(this) as (...query: unknown[]) => Promise<unknown>;
    const running = prepared
      ? run({ name: nameOf(query), text: query }, ...more)
      : run(query, ...more);
    return (isEdge ? running.catch((error) => this.#close(error)) : running) as never;
  };

  #close(cause: unknown): typeof NOTHING {
    this.#lost = { cause };
    void this.end().catch(() => undefined);
    return NOTHING;
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64');
  names.set(text, name);
  return name;
}
