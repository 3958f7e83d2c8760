/** What a holder is told before a license ends, with the way to ask for longer. */
import type { Tidings } from '../licensing/ports.ts';
import { type EndingLicense, readEndingLicense } from '../licensing/tell-ends.ts';
import { button, context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { ASK_LONGER } from './entry-points.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import type { Services } from './services.ts';
import { type Texts, textsOf } from './texts.ts';

/** Null where nobody is to be told any more. */
export async function endingLetter(
  { licensing, workspace }: Pick<Services, 'licensing' | 'workspace'>,
  tidings: Extract<Tidings, { kind: 'license_ends' }>,
): Promise<{ slackUserId: string; message: Message } | null> {
  const ending = await readEndingLicense(licensing, workspace.tenantId, tidings);
  if (!ending) return null;
  const message = endingMessage(textsOf(ending), ending, tidings.untilDate);
  return { slackUserId: ending.slackUserId, message };
}

function endingMessage(texts: Texts, ending: EndingLicense, untilDate: string): Message {
  const { md, plain } = texts;
  const { productId, product, days, isAsked } = ending;
  const values = { product: shortName(product), count: days, day: texts.day(untilDate) };
  const text = md('mine:ends', values);
  if (isAsked) return { text, blocks: [section(text), context(md('mine:endsAsked'))] };
  const ask = button({
    text: plain('requests:askLonger'),
    actionId: ASK_LONGER,
    value: encode({ productId }),
    label: plain('requests:askLongerLabel', { product }),
  });
  return {
    text,
    blocks: [section(text), { type: 'actions', elements: [ask] }, context(md('mine:endsHint'))],
  };
}
