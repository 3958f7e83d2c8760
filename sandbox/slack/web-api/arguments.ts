// The form arguments of the Web API: everything arrives as text, structures as JSON text.
import { z } from 'zod';

export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

export const count = z.coerce.number().int().positive().max(1000);

export const empty = z.object({});

/** A JSON structure as text or, in a JSON body, as itself; text that is no JSON stays text, for the rules to refuse. */
export function structure(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
