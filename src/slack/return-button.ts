/** Gives back what one holds directly, once that is confirmed. */
import { returnLicense } from '../licensing/return-license.ts';
import type { SourcesOfProduct } from '../licensing/shown-person.ts';
import { button, plain } from './blocks.ts';
import { deedKey } from './deed-key.ts';
import { productValue } from './entry-points.ts';
import { shortName } from './name-list.ts';
import { buttonValue, encode } from './payload.ts';
import type { ActionCall } from './slice.ts';
import type { Texts } from './texts.ts';

type Held = Pick<SourcesOfProduct, 'productId' | 'product' | 'sources'>;

/** What comes through a group only is not theirs to return. */
export function isReturnable({ sources }: Pick<Held, 'sources'>): boolean {
  return sources.some(({ group, state }) => group === null && state === 'active');
}

export function returnButton(
  texts: Texts,
  actionId: string,
  { productId, product, sources }: Held,
) {
  const isKept = sources.some(({ group, state }) => group !== null && state === 'active');
  return button({
    text: texts.plain('mine:return'),
    actionId,
    value: encode({ productId }),
    label: texts.plain('mine:returnLabel', { product }),
    confirm: {
      title: plain(texts.plain('mine:returnQuestion'), 100),
      text: plain(texts.plain(isKept ? 'mine:returnAskKept' : 'mine:returnAsk', { product }), 300),
      confirm: plain(texts.plain('mine:return'), 30),
      deny: plain(texts.plain('cancel'), 30),
      style: 'danger',
    },
  });
}

/** The listener to it. @returns what to say of it; markup. */
export async function returnIt({
  services,
  context,
  view,
  texts,
  action,
}: ActionCall): Promise<string> {
  const { productId } = buttonValue(productValue, action);
  const key = deedKey('license.return', productId, view?.id ?? '', view?.hash ?? '');
  const { product } = await returnLicense(
    services.licensing,
    { ...context, deedKey: key },
    { productId },
  );
  return texts.md('mine:returned', { product: shortName(product, 100) });
}
