/**
 * What is wrong is answered at its field. A shortage that the form has not told of yet is told
 * first, in the form, and the change is made when the button is pressed again.
 */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { showSubscription } from '../../src/licensing/show-subscription.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { escapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { decode } from '../../src/slack/payload.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { subscriptionLine } from '../../src/slack/subscription-line.ts';
import { change } from './change.ts';
import { consequenceLines, shortageKey } from './consequence-lines.ts';
import {
  type Entered,
  FIELDS,
  FIELDS_OF,
  type FormMetadata,
  formMetadata,
  parse,
  readEntered,
} from './form.ts';
import { subscriptionModal } from './modal.ts';
import { changed, resultTeller } from './result.ts';

export async function submit(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view.private_metadata);
  const entered = readEntered(call);
  const parsed = parse(call.texts, metadata.verb, entered);
  if ('errors' in parsed) {
    const said = Object.values(parsed.errors).map(escapeMrkdwn);
    return { ...parsed, form: () => again(call, metadata, entered, said) };
  }
  const deed = { ...call, context: onceAForm(call) };
  try {
    const tried = await change(deed, metadata, parsed.input, { dryRun: true });
    const message = deedMessage(call, resultTeller(call, metadata));
    if (tried.repeated) return changed(call, metadata, tried, message.send);
    const shortage = shortageKey(tried.follows);
    if (shortage !== null && !metadata.seen.includes(shortage)) {
      const { texts } = call;
      const follows = consequenceLines(texts, tried.follows, tried.today).join('\n');
      return {
        view: await again(call, { ...metadata, seen: [shortage] }, entered, [
          follows,
          texts.md('administer:confirmAgain'),
        ]),
      };
    }
    const alongside = message.keep;
    const done = await change(deed, metadata, parsed.input, { alongside });
    return changed(call, metadata, done, message.send);
  } catch (error) {
    const shown = FIELDS_OF[metadata.verb].map((name) => FIELDS[name]);
    const isShown = (field: string) => shown.some((each) => each === field);
    const errors = fieldErrors(call, error, FIELDS_BY_CODE, isShown);
    const said = Object.values(errors).map(escapeMrkdwn);
    return { errors, form: () => again(call, metadata, entered, said) };
  }
}

/** The form with what was entered. `lines` are markup. */
async function again(
  call: SubmissionCall,
  metadata: FormMetadata,
  entered: Entered,
  lines: string[],
): Promise<Modal> {
  const { texts, services, context } = call;
  const { licensing } = services;
  const { verb, id } = metadata;
  const now =
    verb === 'add' ? null : await showSubscription(licensing, context, { subscriptionId: id });
  const { product } = now ?? (await showProduct(licensing, context, { productId: id }));
  const facts = {
    product: product.displayName,
    terms: now && subscriptionLine(texts, now.subscription),
    entered,
    consequences: lines,
    hasEnd: now === null || now.subscription.endDate !== null,
  };
  return subscriptionModal(texts, facts, metadata);
}

const FIELDS_BY_CODE = {
  end_before_start: [FIELDS.endDate],
  renewal_not_later: [FIELDS.endDate],
  currency_missing: [FIELDS.currency],
  external_id_taken: [FIELDS.externalId],
  subscription_endless: [FIELDS.when],
  subscription_not_running: [FIELDS.when],
};
