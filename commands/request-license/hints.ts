/** What is worth knowing before asking. Markup. */
import { freeNow, type ProductCounts } from '../../src/licensing/rules/product-counts.ts';
import { named, stateLine } from '../../src/slack/request-lines.ts';
import { sourceLines } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { FormFacts } from './facts.ts';

type Stock = Pick<FormFacts, 'holding' | 'place'>;

export function seatsLine({ md }: Texts, counts: ProductCounts, stock: Stock): string {
  const free = freeNow(counts);
  if (!counts.assignable) return md('requests:noSubscription');
  if (stock.holding !== null) return md('requests:seatsHeld');
  if (free === null || counts.total === null) return md('requests:seatsUnlimited');
  if (isShort(counts, stock)) return md('requests:seatsNone', { place: stock.place });
  return md('requests:seatsFree', { count: free, total: counts.total });
}

/** Approved now it would have to wait: not where there is a seat already, which is kept for longer. */
export function isShort(counts: ProductCounts, { holding, place }: Stock): boolean {
  if (!counts.assignable) return true;
  return holding === null && (freeNow(counts) === 0 || (counts.total !== null && place > 1));
}

export function personLines(texts: Texts, facts: FormFacts): string[] {
  const { other } = facts;
  if (other !== null && 'error' in other) return [texts.md('errors:person_not_found')];
  if (other?.person.status === 'deleted') {
    return [texts.md('errors:person_deleted', { person: other.person.displayName })];
  }
  return [...holdingLines(texts, facts), ...openLines(texts, facts)];
}

function holdingLines(texts: Texts, { other, holding }: FormFacts): string[] {
  if (holding === null) return [];
  const whose =
    other && 'person' in other
      ? texts.md('requests:theyHold', { person: named(texts, other.person) })
      : texts.md('requests:youHold');
  return [
    whose,
    ...sourceLines(texts, holding.sources).map((line) => `• ${line}`),
    ...(holding.untilDate === null ? [] : [texts.md('requests:holdUntil')]),
  ];
}

/** The request that there is. */
export function openLines(texts: Texts, { open, other }: Pick<FormFacts, 'open' | 'other'>) {
  if (open === null) return [];
  const isMine = other === null && open.requester.id === open.person.id;
  const at = texts.moment(new Date(open.madeAt));
  const requester = named(texts, open.requester);
  if (open.state !== 'pending') {
    const asked = texts.md(isMine ? 'requests:openApproved' : 'requests:openApprovedOther', {
      ...{ at, requester },
    });
    return [`${asked} ${stateLine(texts, open, '')}`];
  }
  return [texts.md(isMine ? 'requests:openMine' : 'requests:openOther', { at, requester })];
}

export function approversLine({ md }: Texts, facts: FormFacts): string {
  const { decision, isAutomatic, approvers } = facts;
  if (isAutomatic) return md('requests:goesAtOnce');
  if (decision?.isOwn) return md('requests:goesToYou');
  return md(decision?.isFallback ? 'requests:goesToFallback' : 'requests:goesTo', { approvers });
}
