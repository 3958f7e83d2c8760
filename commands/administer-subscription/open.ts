/** Opens a form filled in with what is there, and with what would follow from it. */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import type { SubscriptionResult } from '../../src/licensing/change-subscription.ts';
import { shiftDay, yearFrom } from '../../src/licensing/days.ts';
import { readTenant } from '../../src/licensing/read-tenant.ts';
import { revisionOf } from '../../src/licensing/revision.ts';
import type { Consequence } from '../../src/licensing/rules/consequence.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { showSubscription } from '../../src/licensing/show-subscription.ts';
import {
  addSubscriptionValue,
  SUBSCRIPTION_VERBS,
  subscriptionValue,
} from '../../src/slack/entry-points.ts';
import { returnHere, showModal, updateModal } from '../../src/slack/modals.ts';
import { overflowChoice } from '../../src/slack/overflow.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import type { ActionCall } from '../../src/slack/slice.ts';
import { subscriptionLine } from '../../src/slack/subscription-line.ts';
import { change } from './change.ts';
import { consequenceLines, shortageKey } from './consequence-lines.ts';
import { type Entered, type FormMetadata, parse } from './form.ts';
import { subscriptionModal } from './modal.ts';

const NOTHING: Entered = {
  seats: null,
  startDate: null,
  endDate: null,
  price: null,
  currency: null,
  noticeDate: null,
  externalId: null,
  when: null,
};

export async function openAdd(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { services, context, texts } = call;
  const { productId, returnTo } = buttonValue(addSubscriptionValue, call.action);
  const [{ product }, { today }] = await Promise.all([
    showProduct(services.licensing, context, { productId }),
    readTenant(services.licensing, context.tenantId),
  ]);
  const facts = {
    product: product.displayName,
    terms: null,
    entered: { ...NOTHING, startDate: today, endDate: yearFrom(today) },
    consequences: [],
    hasEnd: true,
  };
  const metadata = { verb: 'add' as const, id: productId, seen: [] };
  const form = (back: FormMetadata['returnTo']) =>
    subscriptionModal(texts, facts, { ...metadata, returnTo: back });
  await (returnTo ? updateModal(call, form(returnTo)) : showModal(call, form(returnHere(call))));
}

export async function openChange(call: ActionCall): Promise<void> {
  const { verb, id } = overflowChoice(SUBSCRIPTION_VERBS, call.action);
  await openForm(call, verb, id);
}

/** From a message. */
export async function openRenewal(call: ActionCall): Promise<void> {
  await openForm(call, 'renew', buttonValue(subscriptionValue, call.action).subscriptionId);
}

async function openForm(
  call: ActionCall,
  verb: (typeof SUBSCRIPTION_VERBS)[number],
  id: string,
): Promise<void> {
  requireAdministrator(call.context);
  const { services, context, texts } = call;
  const shown = await showSubscription(services.licensing, context, { subscriptionId: id });
  const revision = revisionOf(shown.subscription);
  const metadata: FormMetadata = { verb, id, seen: [], revision, returnTo: returnHere(call) };
  const entered = enteredOf(verb, shown);
  const tried = await tryOut(call, metadata, entered, shown);
  const facts = {
    product: shown.product.displayName,
    terms: subscriptionLine(texts, shown.subscription),
    entered,
    consequences: tried.lines,
    hasEnd: shown.subscription.endDate !== null,
  };
  await showModal(call, subscriptionModal(texts, facts, { ...metadata, seen: tried.seen }));
}

/** Subscriptions mostly last for a year. */
function enteredOf(
  verb: FormMetadata['verb'],
  { subscription, today }: SubscriptionResult,
): Entered {
  const { seats, startDate, endDate, price, currency, noticeDate, externalId } = subscription;
  const from = endDate === null || endDate < today ? today : endDate;
  return {
    seats: seats === null ? null : String(seats),
    startDate,
    endDate: verb === 'renew' ? yearFrom(shiftDay(from, 1)) : endDate,
    price,
    currency,
    noticeDate,
    externalId,
    when: endDate === null ? 'today' : 'end',
  };
}

/** @throws what stands against the change, as far as the form cannot be filled in so that it goes. */
async function tryOut(
  call: ActionCall,
  metadata: FormMetadata,
  entered: Entered,
  shown: SubscriptionResult,
): Promise<{ lines: string[]; seen: string[] }> {
  const { verb } = metadata;
  const { texts } = call;
  if (verb === 'resize' || verb === 'edit') return { lines: [], seen: [] };
  const { endDate } = shown.subscription;
  const choices =
    verb !== 'cancel'
      ? [{ ...entered }]
      : [...(endDate === null ? [] : ['end']), 'today'].map((when) => ({ ...entered, when }));
  const lines: string[] = [];
  const seen: string[] = [];
  for (const choice of choices) {
    const parsed = parse(texts, verb, choice);
    if ('errors' in parsed) continue;
    const { consequence, follows, today } = await change(call, metadata, parsed.input, {
      dryRun: true,
    });
    const of = verb === 'cancel' ? byCanceling(consequence, today) : consequence;
    const said = consequenceLines(texts, of, today).join(' ');
    const key = shortageKey(follows);
    if (key !== null) seen.push(key);
    lines.push(label(call, metadata, choice, said));
  }
  return { lines, seen };
}

/** Seats that are over today, before anything ends, are not what comes of it. */
function byCanceling(all: Consequence, today: string): Consequence {
  const overFrom = all.overFrom.filter(({ day }) => day > today);
  return overFrom.length === 0 ? all : { ...all, overFrom };
}

function label({ texts }: ActionCall, { verb }: FormMetadata, entered: Entered, said: string) {
  if (verb === 'cancel') {
    const key = entered.when === 'end' ? 'whenEnd' : 'whenToday';
    return texts.md('administer:ifSo', {
      choice: texts.md(`administer:${key}`),
      consequence: said,
    });
  }
  if (verb !== 'renew' || entered.endDate === null) return said;
  const choice = texts.md('administer:ifUntil', { day: texts.day(entered.endDate) });
  return texts.md('administer:ifSo', { choice, consequence: said });
}
