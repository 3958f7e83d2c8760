/**
 * What administrators are told, as a message in one of their languages: as things are when it is
 * written, be it for the first time or because somebody has done something about it.
 */
import type { Licensing, Notice } from '../licensing/ports.ts';
import { readGroup } from '../licensing/read-group.ts';
import { button, section } from './blocks.ts';
import { deedKey } from './deed-key.ts';
import type { Message } from './direct-message.ts';
import { OPEN_GROUP } from './entry-points.ts';
import { frozenGroupMessage } from './frozen-group-message.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import { plansAddedMessage } from './plans-added-message.ts';
import type { Texts } from './texts.ts';

/** Of having told everybody, with the notice itself for a result. */
export function noticeKey(id: string): string {
  return deedKey('notice', id);
}

/** Null where nothing is left to tell. */
export async function noticeMessage(
  licensing: Pick<Licensing, 'em'>,
  tenantId: string,
  texts: Texts,
  { id, notice }: { id: string; notice: Notice },
): Promise<Message | null> {
  if (notice.kind === 'plans_added') {
    const { added } = notice;
    return plansAddedMessage(licensing, tenantId, texts, { id, added });
  }
  if (notice.kind === 'alert_route_closed' || notice.kind === 'request_channel_closed') {
    const { kind, channelId, why } = notice;
    const key = kind === 'alert_route_closed' ? 'alerts:routeClosed' : 'policies:channelClosed';
    const text = texts.md(key, { channel: `<#${channelId}>`, why });
    return { text, blocks: [section(text)] };
  }
  const { groupId } = notice;
  const group = await readGroup(licensing, tenantId, groupId);
  if (!group) return null;
  if (notice.kind === 'group_frozen') {
    return frozenGroupMessage(licensing, tenantId, texts, { id, notice, group });
  }
  const names = { group: shortName(group.name), name: shortName(notice.name) };
  const text = texts.md('notices:nameTaken', names);
  const open = button({
    text: texts.plain('groups:view'),
    actionId: OPEN_GROUP,
    value: encode({ groupId }),
    label: texts.plain('groups:viewLabel', { group: group.name }),
  });
  return { text, blocks: [section(text, { accessory: open })] };
}
