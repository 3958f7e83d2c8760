/** One source: what it is, what stands against it, and what would end it, as buttons. */
import type { Button, KnownBlock } from '@slack/types';
import type {
  ExplainedLicense,
  ExplainedSource,
  ExplainLicenseResult,
} from '../../src/licensing/explain-license.ts';
import { button, section } from '../../src/slack/blocks.ts';
import {
  LEAVE_GROUP,
  OPEN_REMOVE,
  REMOVE_FROM_GROUP,
  WHY_SCREEN,
} from '../../src/slack/entry-points.ts';
import { explainedLines } from '../../src/slack/explained-lines.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { ways } from './merged-plans.ts';
import type { WhyPlace } from './place.ts';

const MAX_PLANS = 10;

export interface Screen {
  found: ExplainLicenseResult;
  place: WhyPlace;
  isAdministrator: boolean;
}

export function sourceBlocks(
  texts: Texts,
  { found, place, isAdministrator }: Screen,
  license: ExplainedLicense,
  source: ExplainedSource,
): KnownBlock[] {
  const { reason, keptBy, group, disabledPlanIds } = source;
  const off = license.plans.filter(({ id }) => disabledPlanIds?.includes(id));
  const names = nameList(
    texts,
    off.map(({ name }) => name),
    MAX_PLANS,
  );
  const lines = [
    ...explainedLines(texts, source, found.automaticHealing),
    ...(reason === null ? [] : [texts.md('why:reason', { reason: clip(reason, 300) })]),
    ...(off.length === 0 ? [] : [texts.md('plansOff', { plans: names })]),
    ...(keptBy === null
      ? []
      : [
          texts.md('why:keptBy', {
            sentence: texts.md('errors:dependency_in_use', { ...keptBy.details }),
          }),
        ]),
    ...(group?.isMirrored && isAdministrator ? [texts.md('why:mirrored')] : []),
    ...(swapsStill(source) && isAdministrator ? [swapFirst(texts, license, source)] : []),
  ];
  const elements = isAdministrator ? buttons(texts, found, place, license, source) : [];
  return [
    section(lines.join('\n')),
    ...(elements.length === 0 ? [] : [{ type: 'actions' as const, elements }]),
  ];
}

function buttons(
  texts: Texts,
  { person }: ExplainLicenseResult,
  place: WhyPlace,
  { productId, product, sources }: ExplainedLicense,
  source: ExplainedSource,
): Button[] {
  const { group, state, isLeaving, keptBy } = source;
  // What would be refused is not offered: what is to be done first stands above.
  if (isLeaving || keptBy !== null) return [];
  const returnTo = { screen: WHY_SCREEN, place };
  const names = { person: clip(person.displayName, 30), product: clip(product, 30) };
  if (group === null) {
    // Of two direct ones the present one is removed first.
    const isFirst = state !== 'scheduled' || !sources.some((one) => isPresent(one));
    if (!isFirst) return [];
    return [
      button({
        text: texts.plain('why:remove'),
        actionId: OPEN_REMOVE,
        value: encode({ personId: person.id, productId, returnTo }),
        label: texts.plain('why:removeLabel', names),
      }),
    ];
  }
  const labels = { ...names, group: clip(group.name, 30) };
  const leave = button({
    text: texts.plain('why:leave'),
    actionId: LEAVE_GROUP,
    value: encode({ groupId: group.id, personId: person.id, returnTo }),
    label: texts.plain('why:leaveLabel', labels),
  });
  const takeOff = button({
    text: texts.plain('why:takeOff'),
    actionId: REMOVE_FROM_GROUP,
    value: encode({ groupId: group.id, productId }),
    label: texts.plain('why:takeOffLabel', labels),
  });
  return [...(group.isMirrored ? [] : [leave]), ...(swapsStill(source) ? [] : [takeOff])];
}

/** The product is not taken off its group as long as some have what it is swapped from. */
function swapsStill({ swappedFrom, isLeaving }: ExplainedSource): boolean {
  return swappedFrom !== null && !isLeaving;
}

function swapFirst(
  texts: Texts,
  { product }: ExplainedLicense,
  { group, swappedFrom }: ExplainedSource,
): string {
  return texts.md('why:swapFirst', {
    group: shortName(group?.name ?? '', 75),
    product: shortName(product, 75),
    old: shortName(swappedFrom ?? '', 75),
  });
}

function isPresent({ group, state }: ExplainedSource): boolean {
  return group === null && state !== 'scheduled';
}

/** What must go for the seat to come free. Markup. */
export function toFree(texts: Texts, person: string, license: ExplainedLicense): string[] {
  const { toFree: steps, keptInTheEnd } = license;
  const [only, ...more] = steps;
  if (!only) return [];
  if (more.length > 0) {
    const all = texts.md('why:freeAll', { ways: ways(texts, steps) });
    if (keptInTheEnd === null) return [all];
    const sentence = texts.md('errors:dependency_in_use', { ...keptInTheEnd.details });
    return [[all, texts.md('why:keptInTheEnd', { sentence })].join('\n')];
  }
  const { group, keptBy } = only;
  if (group === null) return [texts.md(keptBy ? 'why:freeKept' : 'why:freeRemove')];
  const names = { person, group: shortName(group.name, 75) };
  if (!swapsStill(only)) {
    return [texts.md(group.isMirrored ? 'why:freeMirrored' : 'why:freeLeave', names)];
  }
  return [group.isMirrored ? texts.md('why:freeSwapped') : texts.md('why:freeLeaveOnly', names)];
}
