/** Many ids in a view's private_metadata, which holds 3,000 characters: 22 each instead of 39. */
import { z } from 'zod';

const BYTES = 16;

export function packIds(ids: readonly string[]): string {
  return Buffer.from(ids.map((id) => id.replaceAll('-', '')).join(''), 'hex').toString('base64url');
}

/** Parses what {@link packIds} has made. */
export const packedIds = z
  .string()
  .max(2500)
  .transform((packed) => Buffer.from(packed, 'base64url'))
  .refine((bytes) => bytes.length % BYTES === 0)
  .transform((bytes) =>
    Array.from({ length: bytes.length / BYTES }, (_, index) => {
      const hex = bytes.subarray(index * BYTES, (index + 1) * BYTES).toString('hex');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    }),
  );
