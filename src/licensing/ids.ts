import { z } from 'zod';

const guid = z.guid();

/** Our ids are uuids; anything else is nobody's id, and must not reach a cast in the database. */
export function isId(value: string): boolean {
  return guid.safeParse(value).success;
}

/** Before all ids: where a listing by id begins. */
export const NIL = '00000000-0000-0000-0000-000000000000';
