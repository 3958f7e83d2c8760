import { createHash } from 'node:crypto';
import { Client } from 'pg';

type Query = (query: unknown, ...more: unknown[]) => never;

/**
 * A connection that has each statement with parameters parsed and planned once, and keeps it under
 * a name. Such statements must be few: what varies belongs into the parameters.
 */
export class PreparingClient extends Client {
  override query: Query = (query, ...more) => {
    const [values] = more;
    const prepared = typeof query === 'string' && Array.isArray(values) && values.length > 0;
    const run = super.query.bind(this) as Query;
    return prepared ? run({ name: nameOf(query), text: query }, ...more) : run(query, ...more);
  };
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64');
  names.set(text, name);
  return name;
}
