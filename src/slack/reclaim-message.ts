/** What a holder is asked whose license may be needed elsewhere; then what came of it. */
import type { ReclaimAsk } from '../licensing/reclaim/reclaim-ask.ts';
import { byName } from './alert-buttons.ts';
import { button, context, plain, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { KEEP_LICENSE, RELEASE_LICENSE } from './entry-points.ts';
import { clip } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

export function reclaimMessage(texts: Texts, ask: ReclaimAsk): Message {
  const { md, plain: text } = texts;
  const { reclaimId, state } = ask;
  const product = shortName(ask.product);
  if (state !== 'asked' && state !== 'unreachable') {
    const at = ask.settledAt === null ? '' : texts.time(new Date(ask.settledAt));
    const told = md(`reclaim:told_${state}`, { product, at });
    return { text: told, blocks: [section(told)] };
  }
  const by = byName(texts, ask.askedBy);
  const question = md('reclaim:ask', { product, by, day: texts.day(ask.answerBy) });
  const why = askedAs(texts, ask.why);
  const value = encode({ reclaimId });
  const labeled = { product: ask.product };
  return {
    text: question,
    blocks: [
      section(question),
      ...(why === null ? [] : [context(why)]),
      {
        type: 'actions',
        elements: [
          button({
            text: text('reclaim:keep'),
            label: text('reclaim:keepLabel', labeled),
            ...{ actionId: KEEP_LICENSE, value },
          }),
          button({
            text: text('reclaim:release'),
            label: text('reclaim:releaseLabel', labeled),
            ...{ actionId: RELEASE_LICENSE, value, style: 'danger' },
            confirm: {
              title: plain(text('reclaim:releaseQuestion'), 100),
              text: plain(text('reclaim:releaseText', { product: clip(ask.product, 75) }), 300),
              confirm: plain(text('reclaim:releaseYes'), 30),
              deny: plain(text('reclaim:releaseNo'), 30),
            },
          }),
        ],
      },
      context(md('reclaim:silence')),
    ],
  };
}

function askedAs({ md, day }: Texts, { why, coveredBy, until, since }: ReclaimAsk['why']) {
  // Who left is not asked.
  if (why === 'left') return null;
  const on = day(why === 'ends' ? (until ?? since) : since);
  return md(`reclaim:askedAs_${why}`, { product: shortName(coveredBy ?? '', 75), day: on });
}
