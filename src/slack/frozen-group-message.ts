/** Of a mirrored group that was frozen: two ways to decide, or who has decided how. */
import { z } from 'zod';
import { isFrozenAt } from '../licensing/decide-frozen-group.ts';
import { readDeeds } from '../licensing/deed.ts';
import type { Licensing, Notice } from '../licensing/ports.ts';
import type { ReadGroup } from '../licensing/read-group.ts';
import { button, context, plain, section } from './blocks.ts';
import { deedKey } from './deed-key.ts';
import type { Message } from './direct-message.ts';
import { DECIDE_FROZEN } from './entry-points.ts';
import { clip } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

type Frozen = Extract<Notice, { kind: 'group_frozen' }>;

/** Both ways share it: whoever is first decides. */
export function decisionKey(noticeId: string): string {
  return deedKey('group.decide', noticeId);
}

export async function frozenGroupMessage(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  texts: Texts,
  { id, notice, group }: { id: string; notice: Frozen; group: ReadGroup },
): Promise<Message> {
  const key = decisionKey(id);
  const done = (await readDeeds(em, tenantId, [key])).get(key);
  if (done !== undefined) {
    const text = decidedLine(texts, decided.parse(done));
    return { text, blocks: [section(text)] };
  }
  const names = { group: shortName(group.name) };
  if (!isFrozenAt(group.frozenAt, notice.frozenAt)) {
    const text = texts.md('notices:thawed', names);
    return { text, blocks: [section(text)] };
  }
  const { loss, leaving: count, members, frozenAt } = notice;
  const text = texts.md(`notices:frozen_${loss}`, { ...names, count, members });
  const value = { groupId: notice.groupId, noticeId: id, frozenAt };
  return {
    text,
    blocks: [
      section(text),
      decisions(texts, group.name, value),
      context(texts.md('notices:frozenHint')),
    ],
  };
}

/** The two buttons. */
export function decisions(
  texts: Texts,
  name: string,
  value: { groupId: string; noticeId?: string; frozenAt?: string | undefined },
): { type: 'actions'; elements: ReturnType<typeof button>[] } {
  const ask = (decision: 'takeOver' | 'keep') => ({
    title: plain(texts.plain(`notices:${decision}Question`), 100),
    text: plain(texts.plain(`notices:${decision}Ask`, { group: clip(name, 100) }), 300),
    confirm: plain(texts.plain(`notices:${decision}`), 30),
    deny: plain(texts.plain('cancel'), 30),
  });
  return {
    type: 'actions',
    elements: [
      button({
        text: texts.plain('notices:takeOver'),
        actionId: DECIDE_FROZEN.take_over,
        value: encode(value),
        style: 'danger',
        label: texts.plain('notices:takeOverLabel', { group: name }),
        confirm: { ...ask('takeOver'), style: 'danger' },
      }),
      button({
        text: texts.plain('notices:keep'),
        actionId: DECIDE_FROZEN.keep,
        value: encode(value),
        label: texts.plain('notices:keepLabel', { group: name }),
        confirm: ask('keep'),
      }),
    ],
  };
}

const decided = z.object({
  decision: z.enum(['take_over', 'keep']),
  group: z.string(),
  by: z.object({ displayName: z.string(), slackUserId: z.string().nullable() }).nullable(),
  at: z.string(),
});

export function decidedLine(texts: Texts, done: z.infer<typeof decided>): string {
  const { md } = texts;
  return md(`notices:decided_${done.decision}`, {
    group: shortName(done.group),
    by: done.by ? texts.person(done.by) : md('audit:system'),
    at: texts.time(new Date(done.at)),
  });
}
