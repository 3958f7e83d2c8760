/** What somebody who decides on a request should know: the stock card, and who decides. */
import { systemContext } from '../licensing/actor.ts';
import { PersonNotFound, ProductNotFound } from '../licensing/errors.ts';
import { type ListHoldingsResult, listHoldings } from '../licensing/list-holdings.ts';
import { type Decision, decidingOf } from '../licensing/requests/deciding-of.ts';
import { likelyPlace } from '../licensing/requests/likely-place.ts';
import { readEarlierRequests, type ShownRequest } from '../licensing/requests/read-request.ts';
import { readRunOut } from '../licensing/requests/read-run-out.ts';
import type { Shortage } from '../licensing/rules/forecast.ts';
import { type ShowProductResult, showProduct } from '../licensing/show-product.ts';
import type { Services } from './services.ts';

export interface RequestFacts {
  /** Null: it is archived by now. */
  product: ShowProductResult | null;
  holdings: ListHoldingsResult['holdings'];
  /** Where it would stand on the waitlist, approved now without a seat. */
  place: number;
  /** When seats will be missing, once this is approved; null: not within what is foreseen. */
  runOut: Shortage | null;
  /** What was decided before of the same person and product. */
  earlier: ShownRequest[];
  usageLocation: string | null;
  decision: Pick<Decision, 'isOwn' | 'isFallback' | 'needed' | 'stages'>;
}

/** For whoever decides, be they no administrator: prices, and what the person has. */
export async function readRequestFacts(
  { licensing, administrators }: Pick<Services, 'licensing' | 'administrators'>,
  tenantId: string,
  request: ShownRequest,
): Promise<RequestFacts & { decision: Decision }> {
  const context = systemContext(tenantId, 'request');
  const { productId, person } = request;
  const em = licensing.em.fork();
  const [product, held, decision, earlier, place] = await Promise.all([
    showProduct(licensing, context, { productId }).catch(ifGone(ProductNotFound)),
    listHoldings(licensing, context, { personId: person.id }).catch(ifGone(PersonNotFound)),
    decidingOf(em, tenantId, administrators, request),
    readEarlierRequests(em, tenantId, request),
    likelyPlace(em, tenantId, productId),
  ]);
  const takes = held?.holdings.some((each) => each.productId === productId) ? 0 : 1;
  const { holdsSeat } = request;
  const running = product && { productId, seats: takes, holdsSeat, today: product.today };
  return {
    product,
    place,
    runOut: running && (await readRunOut(licensing, tenantId, running)),
    earlier,
    holdings: held?.holdings ?? [],
    usageLocation: held?.person.usageLocation ?? null,
    decision,
  };
}

function ifGone(kind: new () => Error) {
  return (error: unknown): null => {
    if (!(error instanceof kind)) throw error;
    return null;
  };
}
