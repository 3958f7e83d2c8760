/** Of plans that were added to what people have: a switch for each, or who has switched it off. */
import { z } from 'zod';
import { readDeeds } from '../licensing/deed.ts';
import type { AddedPlan, Licensing } from '../licensing/ports.ts';
import { type ReadAddedPlan, readAddedPlans } from '../licensing/read-added-plans.ts';
import { button, context, plain, section } from './blocks.ts';
import { deedKey } from './deed-key.ts';
import type { Message } from './direct-message.ts';
import { SWITCH_OFF_PLAN } from './entry-points.ts';
import { clip } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

export function switchOffKey(noticeId: string, { productId, planId }: AddedPlan): string {
  return deedKey(SWITCH_OFF_PLAN, noticeId, productId, planId);
}

/** Null where nothing is left to tell. */
export async function plansAddedMessage(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  texts: Texts,
  { id, added: told }: { id: string; added: readonly AddedPlan[] },
): Promise<Message | null> {
  const read = await readAddedPlans({ em }, tenantId, told);
  const keys = read.map((added) => switchOffKey(id, added));
  const done = await readDeeds(em, tenantId, keys);
  const lines = read.flatMap((added) => {
    const off = done.get(switchOffKey(id, added));
    if (off !== undefined) return [section(switchedOffLine(texts, switchedOff.parse(off)))];
    if (added.people === 0) return [];
    return [section(onLine(texts, added), { accessory: switchOff(texts, id, added) })];
  });
  const [first] = lines;
  if (!first) return null;
  const { length: count } = lines;
  const isOne = count === 1;
  const text = isOne ? `${first.text?.text}` : texts.md('notices:plansAdded', { count });
  const hint = lines.some(({ accessory }) => accessory)
    ? [context(texts.md('notices:planAddedHint'))]
    : [];
  return { text, blocks: [...(isOne ? [] : [section(text)]), ...lines, ...hint] };
}

const switchedOff = z.object({
  product: z.string(),
  plan: z.string(),
  licenses: z.int(),
  groups: z.int(),
  by: z.object({ displayName: z.string(), slackUserId: z.string().nullable() }).nullable(),
  at: z.string(),
});

export function switchedOffLine(texts: Texts, off: z.infer<typeof switchedOff>): string {
  const { md } = texts;
  const where = [
    ...(off.licenses > 0 ? [md('notices:inLicenses', { count: off.licenses })] : []),
    ...(off.groups > 0 ? [md('notices:inGroups', { count: off.groups })] : []),
  ];
  return md('notices:switchedOff', {
    plan: shortName(off.plan),
    product: shortName(off.product),
    by: off.by ? texts.person(off.by) : md('audit:system'),
    at: texts.time(new Date(off.at)),
    where: where.length > 0 ? texts.list(where) : md('notices:nowhere'),
  });
}

function onLine({ md }: Texts, { plan, product, people }: ReadAddedPlan): string {
  const names = { plan: shortName(plan), product: shortName(product) };
  return md('notices:planAdded', { ...names, count: people });
}

function switchOff(texts: Texts, noticeId: string, added: ReadAddedPlan) {
  const { productId, planId, plan: name, product, people: count } = added;
  const names = { plan: clip(name, 100), product: clip(product, 100) };
  return button({
    text: texts.plain('notices:switchOff'),
    actionId: SWITCH_OFF_PLAN,
    value: encode({ productId, planId, noticeId }),
    label: texts.plain('notices:switchOffLabel', { plan: name, product }),
    confirm: {
      title: plain(texts.plain('notices:switchOffQuestion'), 100),
      text: plain(texts.plain('notices:switchOffAsk', { ...names, count }), 300),
      confirm: plain(texts.plain('notices:switchOff'), 30),
      deny: plain(texts.plain('cancel'), 30),
      style: 'danger',
    },
  });
}
