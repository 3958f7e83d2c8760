import { errorMessage } from './error-messages.ts';
import type { Call } from './slice.ts';

/** An error as the sentence for whoever called. mrkdwn. */
export function sentence({ texts, services, context }: Call, error: unknown): string {
  return errorMessage(error, texts, services, context.requestId ?? '');
}

/** The same for a form’s field, which knows no markup. */
export function fieldSentence(call: Call, error: unknown): string {
  const { texts } = call;
  return sentence({ ...call, texts: { ...texts, md: texts.plain } }, error);
}
