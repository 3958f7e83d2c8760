/** How far the work of a group is, and at its end what came of it: the same in view and message. */
import type { KnownBlock } from '@slack/types';
import { inError } from '../licensing/group-counts.ts';
import type { GroupProgress } from '../licensing/group-progress.ts';
import type { GroupVerb } from '../licensing/ports.ts';
import { button, context, type Modal, section } from './blocks.ts';
import { causes } from './causes.ts';
import type { Message } from './direct-message.ts';
import { OPEN_GROUP } from './entry-points.ts';
import { resultModal } from './modals.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

export interface GroupWork {
  groupId: string;
  verb: GroupVerb;
  /** Members who had it before; for what is removed. */
  had: number;
  /** A form lies underneath: it is done with when this is. */
  fromForm: boolean;
}

const BAR = 20;

export function groupWorkMessage(texts: Texts, work: GroupWork, progress: GroupProgress): Message {
  return progress.atWork ? underWay(texts, work, progress) : outcome(texts, work, progress);
}

export function groupWorkModal(
  texts: Texts,
  work: GroupWork,
  progress: GroupProgress,
  isRepeated = false,
): Modal {
  const { blocks } = groupWorkMessage(texts, work, progress);
  const hint = progress.atWork ? [context(texts.md('groups:workingHint'))] : [];
  // The three views that may lie on each other are used up: from here nothing is opened.
  const shown = blocks.map((block) => (block.type === 'section' ? without(block) : block));
  return {
    ...resultModal(texts, texts.plain(`groups:${work.verb}Title`), [...shown, ...hint], isRepeated),
    clear_on_close: work.fromForm,
  };
}

function without({ accessory: _, ...block }: Extract<KnownBlock, { type: 'section' }>) {
  return block;
}

function namesOf({ group, product, old }: GroupProgress) {
  return {
    group: shortName(group, 100),
    product: shortName(product, 100),
    old: shortName(old?.product ?? '', 100),
  };
}

function underWay(texts: Texts, { verb, had }: GroupWork, progress: GroupProgress): Message {
  const { md } = texts;
  const text = md(`groups:working_${verb}`, namesOf(progress));
  // Who is gone through once more is not counted anew.
  const [done, total] =
    verb === 'remove'
      ? [Math.max(0, had - progress.left), had]
      : verb === 'assign' || verb === 'swap'
        ? [progress.done, progress.total]
        : [0, 0];
  const lines = total === 0 ? [] : [bar(texts, done, total)];
  const count = inError(progress);
  if (count > 0) lines.push(md('groups:soFar', { count, causes: causes(texts, progress.errors) }));
  return { text, blocks: [section([text, ...lines].join('\n'))] };
}

function bar({ md }: Texts, done: number, total: number): string {
  const full = Math.floor((BAR * done) / total);
  return [
    md('groups:bar', {
      bar: '█'.repeat(full) + '░'.repeat(BAR - full),
      percent: Math.floor((100 * done) / total),
    }),
    md('groups:progress', { done, total }),
  ].join('  ');
}

function outcome(texts: Texts, work: GroupWork, progress: GroupProgress): Message {
  const said = sentence(texts, work, progress);
  const kept = progress.old?.kept ?? 0;
  const givenUp = progress.total - progress.done + progress.left;
  const text = [
    said,
    ...(kept > 0 ? [texts.md('groups:keepOld', { ...namesOf(progress), count: kept })] : []),
    ...(givenUp > 0 ? [texts.md('groups:givenUp', { count: givenUp })] : []),
  ].join('\n');
  const { group, product } = progress;
  const seeWho = inError(progress) > 0 && {
    accessory: button({
      text: texts.plain('groups:seeWho'),
      actionId: OPEN_GROUP,
      value: encode({ groupId: work.groupId, inError: true }),
      label: texts.plain('groups:seeWhoLabel', { product, group }),
    }),
  };
  return { text, blocks: [section(text, seeWho || {})] };
}

const HAVE = {
  nobody: 'groups:nobody',
  all: 'groups:all',
  only: 'groups:outcomeOnly',
  some: 'groups:outcome',
} as const;
const CHANGED = {
  nobody: 'groups:optionsNobody',
  all: 'groups:optionsAll',
  only: 'groups:optionsOnly',
  some: 'groups:optionsOutcome',
} as const;

function sentence(texts: Texts, { verb, had }: GroupWork, progress: GroupProgress): string {
  const { md } = texts;
  const names = namesOf(progress);
  if (verb === 'remove') return md('groups:removedFrom', { ...names, count: had });
  const { active, errors, total } = progress;
  const count = inError(progress);
  const said = verb === 'options' ? CHANGED : HAVE;
  if (total === 0) return md(said.nobody, names);
  if (active === total) return md(said.all, { ...names, count: total });
  const have = md('groups:outcomeHave', { count: active });
  if (count === 0) return md(said.only, { ...names, have });
  return md(said.some, {
    ...{ ...names, have },
    lack: md('groups:outcomeLack', { count }),
    causes: causes(texts, errors),
  });
}
