import { createHash } from 'node:crypto';

/** The key of a deed, from what tells it from others: ids of a view, a message, a person. */
export function deedKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
