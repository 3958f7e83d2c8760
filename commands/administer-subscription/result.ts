import type { SubscriptionResult } from '../../src/licensing/change-subscription.ts';
import type { Once } from '../../src/licensing/deed.ts';
import { context, section } from '../../src/slack/blocks.ts';
import type { Message } from '../../src/slack/direct-message.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { refresh } from '../../src/slack/refresh.ts';
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
  metadata: FormMetadata,
  result: Once<SubscriptionResult>,
  send: (result: Once<SubscriptionResult>) => Promise<void>,
): SubmissionAnswer {
  const { texts } = call;
  const { verb, returnTo } = metadata;
  const { blocks } = resultTeller(call, metadata)(result);
  return {
    view: resultModal(texts, texts.plain(`administer:${verb}Title`), blocks, result.repeated),
    after: async () => {
      await Promise.all([refresh(call, returnTo), send(result)]);
    },
  };
}

export function resultTeller({ texts }: SubmissionCall, { verb }: FormMetadata) {
  return ({ product, subscription, consequence, today }: SubscriptionResult): Message => {
    const text = texts.md(`administer:${DONE[verb]}`, {
      product: shortName(product.displayName),
      terms: subscriptionLine(texts, subscription),
    });
    const lines = consequenceLines(texts, consequence, today).join('\n');
    return { text, blocks: [section(text), context(lines)] };
  };
}
