/** What is wrong is answered at its field, so that the input survives; then the request is made. */
import { LicensingError } from '../../src/licensing/errors.ts';
import { type MakeRequestResult, makeRequest } from '../../src/licensing/requests/make-request.ts';
import { context, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage, type Message } from '../../src/slack/direct-message.ts';
import { logError } from '../../src/slack/log-error.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { end, named } from '../../src/slack/request-lines.ts';
import { fieldSentence } from '../../src/slack/sentence.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { whyWaiting } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { type FormFacts, readFormFacts } from './facts.ts';
import { MAX_REASON, PERSON, PRODUCT, REASON, readForm, UNTIL } from './form.ts';
import { isShort, openLines, seatsLine } from './hints.ts';
import { requestModal } from './modal.ts';

export async function submitRequest(call: SubmissionCall): Promise<SubmissionAnswer> {
  const form = readForm(call.view);
  const { texts, services } = call;
  const { productId, untilDate } = form;
  const reason = form.reason ?? '';
  if (productId === null) return { errors: { [PRODUCT]: texts.plain('requests:productNeeded') } };
  if (reason.length > MAX_REASON) {
    return { errors: { [REASON]: texts.plain('reasonTooLong', { max: MAX_REASON }) } };
  }
  const facts = await readFormFacts(call, form);
  const { other } = facts;
  if (other !== null && 'error' in other) {
    return { errors: { [PERSON]: fieldSentence(call, other.error) } };
  }
  const whom = other?.person ?? call.person;
  const tell = (result: MakeRequestResult) =>
    result.outcome === 'open' || result.outcome === 'joined'
      ? openMessage(texts, facts, result.outcome)
      : madeMessage(texts, facts, { ...result, outcome: result.outcome });
  const message = deedMessage(call, tell);
  try {
    const input = { personId: whom.id, productId, untilDate, reason };
    const done = await makeRequest(services.licensing, onceAForm(call), input, message.keep);
    const { blocks } = tell(done);
    return {
      view: resultModal(texts, texts.plain('requests:title'), blocks, done.repeated),
      after: () => message.send(done),
    };
  } catch (error) {
    const field = error instanceof LicensingError ? FIELD_BY_CODE[error.code] : undefined;
    if (field === undefined) throw error;
    logError(services, error, 'asking for a license');
    return {
      errors: { [field]: fieldSentence(call, error) },
      form: async () => requestModal(texts, await readFormFacts(call, form)),
    };
  }
}

const FIELD_BY_CODE: Readonly<Record<string, string>> = {
  person_not_found: PERSON,
  person_deleted: PERSON,
  product_not_found: PRODUCT,
  asked_for_held: PRODUCT,
  until_in_past: UNTIL,
  until_too_late: UNTIL,
  reason_missing: REASON,
};

const SAID = {
  made: 'requests:made',
  granted: 'requests:granted',
  waitlisted: 'requests:grantedWaits',
} as const;

type Made = MakeRequestResult & { outcome: keyof typeof SAID };

function madeMessage(
  texts: Texts,
  facts: FormFacts,
  { outcome, refusal, holdsSeat }: Made,
): Message {
  const { md } = texts;
  const { product, other, form, decision, administrators, place } = facts;
  const approvers = refusal === null ? facts.approvers : administrators;
  const names = {
    product: shortName(product?.product.displayName ?? '', 100),
    person: other && 'person' in other ? named(texts, other.person) : null,
    end: end(texts, form.untilDate),
    ...{ approvers, place },
  };
  const isGranted = outcome === 'granted';
  const said = SAID[outcome];
  const text = md(names.person === null ? said : `${said}For`, names);
  if (isGranted) {
    const hints = names.person === null ? [context(md('requests:toldMine'))] : [];
    return { text, blocks: [section(text), ...hints] };
  }
  if (outcome === 'waitlisted') {
    return { text, blocks: [section(text), context(md('requests:toldWaitNext'))] };
  }
  const hints = [
    ...(product && !holdsSeat && isShort(product.counts, facts)
      ? [seatsLine(texts, product.counts, facts)]
      : []),
    ...(holdsSeat ? [md('requests:holdsSeat')] : []),
    ...(refusal === null ? [] : [md('requests:refusedBy', { why: whyWaiting(texts, refusal) })]),
    ...(refusal === null && decision?.isFallback ? [md('requests:isFallback')] : []),
    ...(decision?.isOwn ? [md('requests:goesToYou')] : []),
    md('requests:madeHint'),
  ];
  return { text, blocks: [section(text), context(hints.join('\n'))] };
}

function openMessage(texts: Texts, facts: FormFacts, outcome: 'open' | 'joined'): Message {
  const text = openLines(texts, facts).join('\n') || texts.md('requests:openGone');
  const hints = outcome === 'joined' ? [context(texts.md('requests:joined'))] : [];
  return { text, blocks: [section(text), ...hints] };
}
