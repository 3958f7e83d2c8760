import type { ShowProductResult } from '../../src/licensing/show-product.ts';
import { escapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import type { TextKey, Texts } from '../../src/slack/texts.ts';

/** "Help · Purchase", each where the product has such an address. mrkdwn. */
export function productLinks(
  texts: Texts,
  { helpUrl, purchaseUrl }: Pick<ShowProductResult['product'], 'helpUrl' | 'purchaseUrl'>,
): string {
  const link = (address: string | null, text: TextKey) => {
    const safe = webAddress(address);
    return safe === null ? [] : [`<${escapeMrkdwn(safe)}|${texts.md(text)}>`];
  };
  return [
    ...link(helpUrl, 'products:helpLink'),
    ...link(purchaseUrl, 'products:purchaseLink'),
  ].join(' · ');
}

/** As it can stand in markup; null for anything but an ordinary web address. */
function webAddress(address: string | null): string | null {
  const url = URL.parse(address ?? '');
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  const href = url.href.replaceAll('|', '%7C');
  return href.length <= 1000 ? href : null;
}
