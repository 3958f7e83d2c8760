/**
 * What a client sends back (private_metadata, button values) is parsed like anything from outside,
 * and carries ids only.
 */
import type { BlockElementAction } from '@slack/bolt';
import type { z } from 'zod';

/** A form or button that was not made by this version, or by this app at all. */
export class Tampered extends Error {
  readonly code = 'tampered';
}

/** @throws {Tampered} */
export function decode<S extends z.ZodType>(schema: S, text: string | undefined): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch (cause) {
    throw new Tampered('not JSON', { cause });
  }
  return checked(schema, value);
}

/** What Slack sent already parsed. @throws {Tampered} */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Tampered(parsed.error.message);
  return parsed.data;
}

export function encode(value: unknown): string {
  return JSON.stringify(value);
}

/** What a button carries. @throws {Tampered} */
export function buttonValue<S extends z.ZodType>(schema: S, action: BlockElementAction) {
  return decode(schema, action.type === 'button' ? action.value : undefined);
}
