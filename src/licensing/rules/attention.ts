import { freeNow, type ProductCounts } from './product-counts.ts';

/** Few seats: no more than this share of the total is free. */
export const FEW_SHARE = 0.1;

/**
 * Orders products by how much they need somebody's attention: over-assigned, none left, few left
 * (smallest share first), expiring without replacement, the rest, and last what was never bought.
 */
export function compareAttention(a: ProductCounts, b: ProductCounts): number {
  const [rankA, withinA] = attention(a);
  const [rankB, withinB] = attention(b);
  return rankA - rankB || withinA - withinB;
}

function attention(counts: ProductCounts): [rank: number, within: number] {
  const { total, over, expiringSoon, replaced, assignable } = counts;
  const free = freeNow(counts);
  if (over > 0) return [0, -over];
  if (!assignable) return [5, 0];
  if (free === 0) return [1, 0];
  if (total !== null && free !== null && free / total <= FEW_SHARE) return [2, free / total];
  if (replaced !== null && (expiringSoon === null || expiringSoon > replaced)) return [3, 0];
  return [4, 0];
}
