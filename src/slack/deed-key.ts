import { createHash } from 'node:crypto';
import type { Context } from '../licensing/actor.ts';
import type { SubmissionCall } from './slice.ts';

/** The key of a deed, from what tells it from others: ids of a view, a message, a person. */
export function deedKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** For the one deed of a form: submitted or delivered twice, it is done once. */
export function onceAForm({ context, view }: SubmissionCall): Context {
  return { ...context, deedKey: deedKey(view.callback_id, view.id) };
}
