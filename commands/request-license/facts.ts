import { decidersOf } from '../../src/licensing/requests/decide-request.ts';
import { lookUpRequest, type RequestLookUp } from '../../src/licensing/requests/look-up-request.ts';
import { type ShowProductResult, showProduct } from '../../src/licensing/show-product.ts';
import { whoMay } from '../../src/slack/error-messages.ts';
import { type Picked, readPicked } from '../../src/slack/picked-people.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { RequestForm } from './form.ts';

/** What the form shows about what is chosen in it. */
export interface FormFacts extends RequestLookUp {
  form: RequestForm;
  product: ShowProductResult | null;
  /** Somebody else; null: it is for whoever asks. */
  other: Picked | null;
  /** Who decides; markup. */
  approvers: string;
  /** Whoever asks decides, too, as nobody else could. */
  isOwn: boolean;
}

/** @throws {ProductNotFound} */
export async function readFormFacts(call: Call, form: RequestForm): Promise<FormFacts> {
  const { context, services, texts, person, isAdministrator } = call;
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
  const concerned = { requester: person, person: whom ?? person };
  const isOwn =
    isAdministrator &&
    (await decidersOf(licensing.em.fork(), context.tenantId, administrators, concerned)).isOwn;
  return { ...found, form, product, other, isOwn, approvers: whoMay(texts, all) };
}
