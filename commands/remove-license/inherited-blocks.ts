/** What comes through groups only, with buttons for what would remove it. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { InheritedLicense } from '../../src/licensing/errors.ts';
import { button, context, section } from '../../src/slack/blocks.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Asked } from './asked.ts';
import type { Removal } from './remove-each.ts';

export const LEAVE = 'remove.leave';
export const OFF_GROUP = 'remove.off_group';
export const leaveValue = z.object({ groupId: z.uuid(), personId: z.uuid() });
export const offGroupValue = z.object({ groupId: z.uuid(), productId: z.uuid() });

const MAX_GROUPS = 5;
/** Licenses and groups with buttons: a block for each. */
const MAX_INHERITED = 8;
const MAX_WAYS = 3;

/** What would remove it: as buttons, in the place of this view. */
export function inherited(texts: Texts, removals: readonly Removal[]): KnownBlock[] {
  const all = removals.filter((each) => 'error' in each && each.error instanceof InheritedLicense);
  const left = all.length - MAX_INHERITED;
  return [
    ...all
      .slice(0, MAX_INHERITED)
      .flatMap((each): KnownBlock[] => [inheritedLine(texts, each), ...ways(texts, each)]),
    ...(left > 0 ? [context(texts.md('remove:moreInherited', { count: left }))] : []),
  ];
}

function inheritedLine(texts: Texts, { person, name, through }: Asked): KnownBlock {
  const groups = groupNames(texts, through);
  const values = { person: personLabel(texts, person), product: shortName(name, 75), groups };
  return section(texts.md('remove:inherited', values));
}

export function groupNames(texts: Texts, through: Asked['through']): string {
  const names = through.map((group) => group.name);
  return nameList(texts, names, MAX_GROUPS);
}

/** The members of a mirrored group are Slack's. */
function ways(texts: Texts, { person, productId, name, through }: Asked): KnownBlock[] {
  return through.slice(0, MAX_WAYS).map((group) => {
    const { id: groupId, isMirrored } = group;
    const names = {
      ...{ group: clip(group.name, 25), person: clip(person.displayName, 25) },
      product: clip(name, 25),
    };
    const leave = button({
      text: texts.plain('remove:leave', { group: clip(group.name, 40) }),
      actionId: LEAVE,
      value: encode({ groupId, personId: person.id }),
      label: texts.plain('remove:leaveLabel', names),
    });
    const off = button({
      text: texts.plain('remove:offGroup', { group: clip(group.name, 40) }),
      actionId: OFF_GROUP,
      value: encode({ groupId, productId }),
      label: texts.plain('remove:offGroupLabel', names),
    });
    return { type: 'actions', elements: isMirrored ? [off] : [leave, off] };
  });
}
