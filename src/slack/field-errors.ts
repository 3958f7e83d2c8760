import { LicensingError } from '../licensing/errors.ts';
import { fieldSentence } from './sentence.ts';
import type { Call } from './slice.ts';

/**
 * A refusal as the sentence at each field that is a way out of it, by the refusal's code.
 * @throws the error itself where there is none.
 */
export function fieldErrors(
  call: Call,
  error: unknown,
  fieldsOf: Readonly<Record<string, readonly string[]>>,
  isThere: (field: string) => boolean = () => true,
): Record<string, string> {
  const concerned = error instanceof LicensingError ? (fieldsOf[error.code] ?? []) : [];
  const fields = concerned.filter(isThere);
  if (fields.length === 0) throw error;
  const sentence = fieldSentence(call, error);
  return Object.fromEntries(fields.map((field) => [field, sentence]));
}
