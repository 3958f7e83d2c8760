import { actingPersonId, type Context } from '../actor.ts';
import { lockPerson, lockProducts } from '../assignment-facts.ts';
import { audit } from '../audit.ts';
import { NotAllowed, ReclaimNotFound } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { withinTransaction } from '../rehearse.ts';
import { removeLicense } from '../remove-license.ts';
import { isUnanswered } from '../rules/reclaim.ts';
import { statement } from '../statement.ts';
import { type ReclaimAsk, readReclaimAsk, reclaimChanged } from './reclaim-ask.ts';

/**
 * What the actor says who was asked: to keep it is recorded, to release it gives it back at once, by the
 * rules of any removal. Answered already, or needed no more, nothing is changed.
 * @returns what came of it.
 * @throws {NotAllowed | ReclaimNotFound | DependencyInUse}
 */
export function answerReclaim(
  licensing: Licensing,
  context: Context,
  { reclaimId, answer }: { reclaimId: string; answer: 'keep' | 'release' },
): Promise<ReclaimAsk> {
  const { tenantId } = context;
  const personId = actingPersonId(context.actor);
  if (personId === null) throw new NotAllowed();
  const of = { reclaimId, personId };
  return withinTransaction(licensing, async (em) => {
    if (!isId(reclaimId)) throw new ReclaimNotFound();
    const read = async () => {
      const ask = await readReclaimAsk(em, tenantId, of);
      if (!ask) throw new ReclaimNotFound();
      return ask;
    };
    await lockPerson(em, tenantId, personId);
    const { productId } = await read();
    // As whoever closes it does.
    await lockProducts(em, tenantId, [productId]);
    const ask = await read();
    if (!isUnanswered(ask)) return ask;
    const now = licensing.clock();
    const by: Context = { ...context, actor: { kind: 'holder', personId } };
    if (answer === 'release' && ask.isHeld) {
      await removeLicense({ ...licensing, em }, by, { personId, productId, reason: null });
    }
    const state = ask.isHeld ? ANSWERED[answer] : 'gone';
    await SETTLE(em, { tenantId, ...of, state, at: now.toISOString() });
    if (ask.isHeld) await audit(em, by, now, { action: `reclaim.${answer}`, personId, productId });
    await reclaimChanged(em, licensing, tenantId, { productId, asks: [of] });
    return read();
  });
}

const ANSWERED = { keep: 'kept', release: 'released' } as const;

const SETTLE = statement(`
  update reclaim_ask set state = :state, settled_at = cast(:at as timestamptz),
      revision = revision + 1
   where tenant_id = :tenantId and reclaim_id = cast(:reclaimId as uuid)
     and person_id = cast(:personId as uuid)`);
