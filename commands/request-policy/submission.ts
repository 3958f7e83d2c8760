/** What is wrong is answered at its field; what is saved and cannot be met is told. */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { PersonNotFound } from '../../src/licensing/errors.ts';
import { changePolicy } from '../../src/licensing/requests/change-policy.ts';
import { policyProblems } from '../../src/licensing/requests/policy-problems.ts';
import {
  EXPIRES_DAYS,
  HOLD_SEATS,
  LONGEST_DAYS,
  NEEDED as NEEDED_RANGE,
  OFFER_HOURS,
  type Policy,
} from '../../src/licensing/rules/request-policy.ts';
import { channelProblem } from '../../src/slack/alert-channel.ts';
import { section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode } from '../../src/slack/payload.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import {
  CHANNEL,
  EXPIRES,
  GROUP,
  HOLD,
  LONGEST,
  MAX_PEOPLE,
  NEEDED,
  OFFER,
  ofStage,
  PEOPLE,
  type PolicyForm,
  policyMetadata,
  readForm,
} from './form.ts';
import { problemLines } from './problem-lines.ts';

type Errors = Record<string, string>;

export async function submitPolicy(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { services, context, texts } = call;
  const { licensing } = services;
  const { productId, revision } = decode(policyMetadata, call.view.private_metadata);
  const form = readForm(call.view);
  const errors = shapeErrors(call, form);
  if (Object.keys(errors).length > 0) return { errors };
  const written = await policyOf(call, form);
  if ('errors' in written) return written;
  const { policy } = written;
  const done = await changePolicy(licensing, onceAForm(call), { productId, policy, revision });
  const { changed, product, repeated } = done;
  const said = changed ? (policy ? 'policies:saved' : 'policies:removed') : 'policies:same';
  const name = product === null ? texts.md('policies:allProducts') : `*${shortName(product)}*`;
  const problems = policy ? await policyProblems(licensing, context, policy) : [];
  const lines = problemLines(texts, problems);
  const text = texts.md(said, { product: name });
  const blocks = [section(text), ...(lines.length === 0 ? [] : [section(lines.join('\n'))])];
  return {
    view: resultModal(texts, texts.plain('policies:title'), blocks, repeated),
    told: [text, ...lines].join('\n'),
  };
}

function shapeErrors({ texts }: SubmissionCall, form: PolicyForm): Errors {
  const { plain: text } = texts;
  const { mode, memberGroupId, longest, expires, hold, offer } = form;
  const errors: Errors = {};
  if (mode === 'default') return errors;
  if (longest !== null && !isWithin(longest, LONGEST_DAYS)) {
    errors[LONGEST] = text('policies:notANumber', LONGEST_DAYS);
  }
  if (expires !== null && !isWithin(expires, EXPIRES_DAYS)) {
    errors[EXPIRES] = text('policies:notANumber', EXPIRES_DAYS);
  }
  if (hold !== null && !isWithin(hold, HOLD_SEATS)) {
    errors[HOLD] = text('policies:notANumber', HOLD_SEATS);
  }
  if (offer === null || !isWithin(offer, OFFER_HOURS)) {
    errors[OFFER] = text('policies:notANumber', OFFER_HOURS);
  }
  if (mode === 'automatic') return errors;
  if (mode === 'members' && memberGroupId === null) errors[GROUP] = text('policies:groupNeeded');
  for (const [index, stage] of form.stages.entries()) {
    const at = (id: string) => ofStage(id, index + 1);
    const { kind, groupId, slackUserIds, needed } = stage;
    if (kind === 'group' && groupId === null) errors[at(GROUP)] = text('policies:groupNeeded');
    if (kind === 'people' && slackUserIds.length === 0) {
      errors[at(PEOPLE)] = text('policies:peopleNeeded');
    }
    if (slackUserIds.length > MAX_PEOPLE) {
      errors[at(PEOPLE)] = text('policies:tooManyPeople', { max: MAX_PEOPLE });
    }
    if (needed === null || !isWithin(needed, NEEDED_RANGE)) {
      errors[at(NEEDED)] = text('policies:notANumber', NEEDED_RANGE);
    }
  }
  return errors;
}

function isWithin(typed: string, { min, max }: { min: number; max: number }): boolean {
  return /^\d{1,4}$/.test(typed) && Number(typed) >= min && Number(typed) <= max;
}

/** Null: none of its own. Whom it names is read from Slack, and where it asks. */
async function policyOf(
  call: SubmissionCall,
  form: PolicyForm,
): Promise<{ policy: Policy | null } | { errors: Errors }> {
  const { mode, memberGroupId, longest, expires, hold, reasonNeeded, allowsOwn } = form;
  if (mode === 'default') return { policy: null };
  const asks = mode !== 'automatic';
  const channelId = asks ? form.channelId : null;
  const problem = channelId === null ? null : await channelProblem(call, channelId);
  if (problem !== null) return { errors: { [CHANNEL]: problem } };
  const stages: Policy['stages'][number][] = [];
  for (const [index, stage] of (asks ? form.stages : []).entries()) {
    const { kind, needed } = stage;
    const { personIds, refused } = await readPeople(
      call,
      kind === 'people' ? stage.slackUserIds : [],
    );
    if (refused.length > 0) {
      const people = call.texts.list(refused);
      const sentence = call.texts.plain('policies:cannotDecide', { people });
      return { errors: { [ofStage(PEOPLE, index + 1)]: sentence } };
    }
    const groupId = kind === 'group' ? stage.groupId : null;
    stages.push({ kind, groupId, personIds, needed: kind === 'manager' ? 1 : Number(needed) });
  }
  return {
    policy: {
      mode: mode === 'approval' ? 'approval' : 'automatic',
      memberGroupId: mode === 'members' ? memberGroupId : null,
      longestDays: longest === null ? null : Number(longest),
      expiresDays: expires === null ? null : Number(expires),
      holdSeats: hold === null ? null : Number(hold),
      offerHours: Number(form.offer),
      ...{ channelId, reasonNeeded, stages, allowsOwn: asks && allowsOwn },
    },
  };
}

/** Bots, strangers and who left decide nothing. */
async function readPeople({ services, texts }: SubmissionCall, slackUserIds: readonly string[]) {
  const personIds: string[] = [];
  const refused: string[] = [];
  for (const id of new Set(slackUserIds)) {
    try {
      const person = await services.people.bySlackId(id);
      if (person.status === 'deleted') refused.push(person.displayName);
      else personIds.push(person.id);
    } catch (error) {
      if (!(error instanceof PersonNotFound)) throw error;
      refused.push(texts.plain('settings:stranger'));
    }
  }
  return { personIds, refused };
}
