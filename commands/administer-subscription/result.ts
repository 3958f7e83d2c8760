import type { SubscriptionResult } from '../../src/licensing/change-subscription.ts';
import type { Once } from '../../src/licensing/deed.ts';
import { context, section } from '../../src/slack/blocks.ts';
import { resultMessage } from '../../src/slack/direct-message.ts';
import { refresh, resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { subscriptionLine } from '../../src/slack/subscription-line.ts';
import { consequenceLines } from './consequence-lines.ts';
import type { FormMetadata } from './form.ts';

const DONE = {
  add: 'doneAdd',
  renew: 'doneRenew',
  resize: 'doneResize',
  cancel: 'doneCancel',
  edit: 'doneEdit',
  archive: 'doneArchive',
} as const;

/** What was done and what follows, in the view and in a direct message. */
export function changed(
  call: SubmissionCall,
  { verb, returnTo }: FormMetadata,
  { product, subscription, consequence, today, repeated }: Once<SubscriptionResult>,
): SubmissionAnswer {
  const { texts } = call;
  const text = texts.md(`administer:${DONE[verb]}`, {
    product: shortName(product.displayName),
    terms: subscriptionLine(texts, subscription),
  });
  const blocks = [section(text), context(consequenceLines(texts, consequence, today).join('\n'))];
  return {
    view: resultModal(texts, texts.plain(`administer:${verb}Title`), blocks, repeated),
    after: async () => {
      await Promise.all([
        refresh(call, returnTo),
        !repeated && resultMessage(call).send({ text, blocks }),
      ]);
    },
  };
}
