import type { ProductCounts } from './product-counts.ts';

/** Few seats: no more than this share of the total is available. */
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
  const { total, available, over, expiringSoon, replaced, assignable } = counts;
  if (over > 0) return [0, -over];
  if (!assignable) return [5, 0];
  if (available === 0) return [1, 0];
  if (total !== null && available !== null && available / total <= FEW_SHARE) {
    return [2, available / total];
  }
  if (replaced !== null && (expiringSoon === null || expiringSoon > replaced)) return [3, 0];
  return [4, 0];
}
