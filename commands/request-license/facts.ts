import { readTenant } from '../../src/licensing/read-tenant.ts';
import { type Decision, decidingOf } from '../../src/licensing/requests/deciding-of.ts';
import { isAutomatic } from '../../src/licensing/requests/grant-by-policy.ts';
import { likelyPlace } from '../../src/licensing/requests/likely-place.ts';
import { latestDay } from '../../src/licensing/requests/longest.ts';
import { lookUpRequest, type RequestLookUp } from '../../src/licensing/requests/look-up-request.ts';
import { type ShowProductResult, showProduct } from '../../src/licensing/show-product.ts';
import { whoDecides, whoMay } from '../../src/slack/error-messages.ts';
import { type Picked, readPicked } from '../../src/slack/picked-people.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { RequestForm } from './form.ts';

/** What the form shows about what is chosen in it. */
export interface FormFacts extends RequestLookUp {
  form: RequestForm;
  product: ShowProductResult | null;
  /** Somebody else; null: it is for whoever asks. */
  other: Picked | null;
  /** Null: no product is chosen. */
  decision: Decision | null;
  /** Granted at once, as far as the rules let it. */
  isAutomatic: boolean;
  /** The last day that may be asked for; null: any. */
  latest: string | null;
  /** Where it would stand on the waitlist, approved now without a seat. */
  place: number;
  /** Who decides; markup. */
  approvers: string;
  /** Who does where the policy cannot; markup. */
  administrators: string;
}

/** @throws {ProductNotFound} */
export async function readFormFacts(call: Call, form: RequestForm): Promise<FormFacts> {
  const { context, services, texts, person } = call;
  const { licensing, administrators } = services;
  const { productId, slackUserId } = form;
  const chosen = slackUserId === null ? [] : [slackUserId];
  const [all, product, [other = null]] = await Promise.all([
    services.people.administrators(),
    productId === null ? null : showProduct(licensing, context, { productId }),
    readPicked(call, { slackUserIds: chosen, personIds: [] }),
  ]);
  const whom = other === null ? person : 'person' in other ? other.person : null;
  const found =
    whom && productId !== null
      ? await lookUpRequest(licensing, context, { personId: whom.id, productId })
      : { holding: null, open: null };
  const em = licensing.em.fork();
  const { tenantId } = context;
  const asked = { productId: productId ?? '', requester: person, person: whom ?? person };
  const decision =
    product && (await decidingOf(em, tenantId, administrators, { ...asked, ...UNMADE }));
  const { today } = await readTenant(licensing, tenantId);
  return {
    ...{ ...found, form, product, other, decision },
    isAutomatic:
      decision !== null && (await isAutomatic(em, tenantId, decision.policy, asked.person.id)),
    place: productId === null ? 1 : await likelyPlace(em, tenantId, productId),
    latest: decision && latestDay(decision.policy, today),
    administrators: whoMay(texts, all),
    approvers: decision ? whoDecides(texts, decision, all) : whoMay(texts, all),
  };
}

const UNMADE = { stage: 1, votes: [], joined: [], refusal: null, escalatedAt: null };
