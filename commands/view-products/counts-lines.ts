import type { ProductCounts } from '../../src/licensing/rules/product-counts.ts';
import type { Texts } from '../../src/slack/texts.ts';

/** A product's counts in words: "100 seats · 97 assigned · 3 available", then what expires. mrkdwn. */
export function countsLines(texts: Texts, counts: ProductCounts): string[] {
  const now = [
    seats(texts, counts),
    texts.md('products:assigned', { count: counts.assigned }),
    ...available(texts, counts),
    ...(counts.held > 0 ? [texts.md('products:held', { count: counts.held })] : []),
  ];
  return [now.join(' · '), ...expiring(texts, counts)];
}

function seats({ md }: Texts, { assignable, total }: ProductCounts): string {
  if (!assignable) return md('products:noSubscription');
  return total === null ? md('products:seatsUnlimited') : md('products:seats', { count: total });
}

function available({ md }: Texts, { assignable, available: free, over }: ProductCounts): string[] {
  if (over > 0) return [md('products:over', { count: over })];
  if (free === null || !assignable) return [];
  return [free === 0 ? md('products:noneAvailable') : md('products:available', { count: free })];
}

function expiring({ md }: Texts, { expiringSoon, replaced }: ProductCounts): string[] {
  if (expiringSoon === 0) return [];
  const said =
    expiringSoon === null
      ? md('products:expiringUnlimited')
      : md('products:expiring', { count: expiringSoon });
  if (replaced === 0) return [md('products:expiringNotReplaced', { expiring: said })];
  if (replaced === expiringSoon) return [md('products:expiringReplaced', { expiring: said })];
  const key = expiringSoon === null ? 'expiringUnlimitedPartlyReplaced' : 'expiringPartlyReplaced';
  return [md(`products:${key}`, { expiring: said, replaced })];
}
