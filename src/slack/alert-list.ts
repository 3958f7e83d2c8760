/** Several alerts in one message: a line for each, kept true, and a button that shows it as a whole. */
import type { KnownBlock } from '@slack/types';
import type { ShownAlert } from '../licensing/alerts/shown-alert.ts';
import { handsOf } from './alert-buttons.ts';
import { alertSentences } from './alert-sentences.ts';
import { button, context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { SHOW_ALERT } from './entry-points.ts';
import { clip } from './mrkdwn.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

/** 25 of them fit one message. */
const LINE = 400;

/** @param count how many there are; `alerts` are the first of them. */
export function alertList(
  texts: Texts,
  alerts: readonly ShownAlert[],
  { count, isReply }: { count: number; isReply: boolean },
): Message {
  const { md } = texts;
  const title = md(isReply ? 'alerts:listWorse' : 'alerts:list', { count });
  const lines = alerts.map((alert) => {
    const hands = alert.resolvedWhy === null ? handsOf(texts, alert) : [];
    return fitting([clip(alertSentences(texts, alert).title, LINE), ...hands]);
  });
  const left = count - alerts.length;
  const more = left > 0 ? [md('alerts:listMore', { count: left })] : [];
  return {
    text: [title, ...lines, ...more].join('\n'),
    blocks: [
      section(title),
      ...alerts.map((alert, index): KnownBlock => {
        const accessory = button({
          text: texts.plain('alerts:show'),
          label: texts.plain('alerts:showLabel', { product: alert.facts.product }),
          actionId: SHOW_ALERT,
          value: encode({ alertId: alert.id }),
        });
        return section(lines[index] ?? '', { accessory });
      }),
      ...more.map((line) => context(line)),
    ],
  };
}

/** Whole sentences, as markup that is cut shows as such; the button shows all of them. */
function fitting([first = '', ...others]: string[]): string {
  return others.reduce(
    (line, next) => (line.length + next.length < LINE ? `${line} ${next}` : line),
    first,
  );
}
