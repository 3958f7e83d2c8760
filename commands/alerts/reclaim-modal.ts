/** Who was asked whether they still need a product and what they say, and who else can be asked. */
import type { KnownBlock } from '@slack/types';
import { shiftDay } from '../../src/licensing/days.ts';
import {
  type Asked,
  MAX_ASKED,
  type ReclaimFacts,
} from '../../src/licensing/reclaim/read-reclaim.ts';
import type { Candidate } from '../../src/licensing/rules/alert-facts.ts';
import { isUnanswered } from '../../src/licensing/rules/reclaim.ts';
import { handsOf } from '../../src/slack/alert-buttons.ts';
import { alertSentences } from '../../src/slack/alert-sentences.ts';
import { button, context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { OPEN_REMOVE } from '../../src/slack/entry-points.ts';
import { dateInput, inputBlock } from '../../src/slack/inputs.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const RECLAIM_FORM = 'alert.reclaim.form';
export const WHO = 'alert.reclaim.who';
export const BY = 'alert.reclaim.by';

/** An answer is wanted within so many days, if nobody says otherwise. */
const ANSWER_DAYS = 7;
/** So many who have not answered, each with a button, and so many others. */
const SHOWN = 25;

export function reclaimModal(texts: Texts, facts: ReclaimFacts): Modal {
  const { plain: text, md } = texts;
  const { alert, today, asked, candidates } = facts;
  const { title } = alertSentences(texts, alert);
  const canAsk = candidates.length > 0;
  return {
    type: 'modal',
    callback_id: RECLAIM_FORM,
    title: plain(text('reclaim:title'), 24),
    ...(canAsk && { submit: plain(text('reclaim:submit'), 24) }),
    close: plain(text(canAsk ? 'cancel' : 'close'), 24),
    private_metadata: encode({ alertId: alert.id }),
    blocks: [
      section(title),
      ...askedBlocks(texts, facts),
      ...(asked.length > 0 ? [{ type: 'divider' } as const] : []),
      ...(canAsk
        ? [
            section(md('reclaim:what')),
            whoInput(texts, candidates),
            dateInput({
              id: BY,
              label: text('reclaim:by'),
              hint: text('reclaim:byHint'),
              initial: shiftDay(today, ANSWER_DAYS),
            }),
            context(md('alerts:noUsageData'), md('reclaim:directOnly')),
          ]
        : [context(md('reclaim:nobody'), md('reclaim:directOnly'))]),
    ],
  };
}

function whoInput(texts: Texts, candidates: readonly Candidate[]) {
  const options = candidates.map((candidate) =>
    option(candidate.displayName, candidate.personId, whyOf(texts, candidate)),
  );
  return inputBlock(
    {
      id: WHO,
      label: texts.plain('reclaim:who'),
      hint: texts.plain('reclaim:whoHint', { count: MAX_ASKED }),
    },
    { type: 'checkboxes', action_id: WHO, options },
  );
}

function whyOf({ plain: text, day }: Texts, { why, coveredBy, until, since }: Candidate): string {
  // Who left cannot be asked.
  if (why === 'left') return '';
  const on = day(why === 'ends' ? (until ?? since) : since);
  return text(`reclaim:why_${why}`, { product: shortName(coveredBy ?? '', 30), day: on });
}

function askedBlocks(texts: Texts, { alert, asked }: ReclaimFacts): KnownBlock[] {
  const { md } = texts;
  const silent = asked.filter(isUnanswered);
  const answered = asked.filter((each) => !isUnanswered(each));
  const shown = [...silent.slice(0, SHOWN), ...answered.slice(0, SHOWN)];
  const left = asked.length - shown.length;
  const { product } = alert.facts;
  return [
    ...(asked.length > 0 ? handsOf(texts, { ...alert, owner: null, quiet: null }) : []).map(
      (line) => section(line),
    ),
    ...silent.slice(0, SHOWN).map((each): KnownBlock => {
      const { personId, displayName: person } = each;
      const accessory = button({
        text: texts.plain('reclaim:remove'),
        label: texts.plain('reclaim:removeLabel', { product, person }),
        ...{ actionId: OPEN_REMOVE, value: encode({ personId, productId: alert.productId }) },
      });
      return section(lineOf(texts, each), { accessory });
    }),
    ...lineSections(answered.slice(0, SHOWN).map((each) => lineOf(texts, each))),
    ...(left > 0 ? [context(md('reclaim:more', { count: left }))] : []),
  ];
}

function lineOf(texts: Texts, { state, askedAt, settledAt, answerBy, ...person }: Asked): string {
  return texts.md(`reclaim:line_${state}`, {
    person: texts.person(person),
    at: texts.time(new Date(settledAt ?? askedAt)),
    day: texts.day(answerBy),
  });
}
