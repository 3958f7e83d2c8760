/** The form of a policy: its ids, and its values ⇄ typed input. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import {
  ASSUMED_POLICY,
  approverKinds,
  MAX_STAGES,
  type Policy,
} from '../../src/licensing/rules/request-policy.ts';
import { channelValue } from '../../src/slack/alert-channel.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { checked } from '../../src/slack/payload.ts';

export const FORM = 'policy.form';

export const MODE = 'policy.mode';
export const STAGES = 'policy.stages';
export const KIND = 'policy.kind';
export const PEOPLE = 'policy.people';
/** Of the members it is automatic for, and of the approvers of a stage. */
export const GROUP = 'policy.group';
export const NEEDED = 'policy.needed';
export const CHANNEL = 'policy.channel';
export const LONGEST = 'policy.longest';
export const EXPIRES = 'policy.expires';
export const HOLD = 'policy.hold';
export const OFFER = 'policy.offer';
export const REASON = 'policy.reason';
export const OWN = 'policy.own';

export const MAX_PEOPLE = 20;

/** `default`: the tenant's holds. `members`: automatic for those of a group. */
export const modes = ['default', 'automatic', 'members', 'approval'] as const;

export const policyMetadata = z.object({
  /** Null: of all products without one of their own. */
  productId: z.uuid().nullable(),
  /** Of what the form showed. */
  revision: z.string().max(16),
  returnTo: returnTo.optional(),
});
export type PolicyMetadata = z.infer<typeof policyMetadata>;

const groupId = z.uuid().nullable();
const policyForm = z.object({
  mode: z.enum(modes),
  memberGroupId: groupId,
  stages: z
    .array(
      z.object({
        kind: z.enum(approverKinds),
        groupId,
        slackUserIds: z.array(z.string().min(1).max(64)),
        /** As typed; null: empty. */
        needed: z.string().nullable(),
      }),
    )
    .max(MAX_STAGES),
  channelId: channelValue,
  longest: z.string().nullable(),
  expires: z.string().nullable(),
  hold: z.string().nullable(),
  offer: z.string().nullable(),
  reasonNeeded: z.boolean(),
  allowsOwn: z.boolean(),
});
export type PolicyForm = z.infer<typeof policyForm>;

/** The block of a stage's field, from 1 on. */
export function ofStage(id: string, stage: number): string {
  return `${id}.${stage}`;
}

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state'>): PolicyForm {
  const { option, options, text, users, conversations } = formValues(view);
  const count = checked(z.coerce.number().int().min(1).max(MAX_STAGES), option(STAGES) ?? '1');
  const isShown = (block: string) => Object.hasOwn(view.state.values, block);
  return checked(policyForm, {
    mode: option(MODE),
    memberGroupId: option(GROUP),
    stages: Array.from({ length: count }, (_, index) => ({
      kind: option(ofStage(KIND, index + 1)) ?? 'administrators',
      groupId: option(ofStage(GROUP, index + 1)),
      slackUserIds: users(ofStage(PEOPLE, index + 1)),
      needed: isShown(ofStage(NEEDED, index + 1)) ? text(ofStage(NEEDED, index + 1)) : '1',
    })),
    channelId: conversations(CHANNEL)[0] ?? null,
    longest: text(LONGEST),
    expires: isShown(EXPIRES) ? text(EXPIRES) : String(ASSUMED_POLICY.expiresDays),
    hold: text(HOLD),
    offer: isShown(OFFER) ? text(OFFER) : String(ASSUMED_POLICY.offerHours),
    reasonNeeded: !isShown(REASON) || options(REASON).length > 0,
    allowsOwn: options(OWN).length > 0,
  });
}

/** @param slackIds of the people it names. */
export function formOf(
  policy: Policy | null,
  otherwise: PolicyForm['mode'],
  slackIds: ReadonlyMap<string, string>,
): PolicyForm {
  const stages = policy?.stages ?? [];
  const first = { kind: 'administrators', groupId: null, slackUserIds: [], needed: '1' } as const;
  return {
    mode: policy ? modeOf(policy) : otherwise,
    memberGroupId: policy?.memberGroupId ?? null,
    stages:
      stages.length === 0
        ? [{ ...first, slackUserIds: [] }]
        : stages.map(({ kind, groupId, personIds, needed }) => ({
            ...{ kind, groupId, needed: String(needed) },
            slackUserIds: personIds.flatMap((id) => slackIds.get(id) ?? []),
          })),
    channelId: policy?.channelId ?? null,
    longest: policy?.longestDays == null ? null : String(policy.longestDays),
    expires:
      policy === null || policy.expiresDays !== null
        ? String((policy ?? ASSUMED_POLICY).expiresDays)
        : null,
    hold: policy?.holdSeats == null ? null : String(policy.holdSeats),
    offer: String((policy ?? ASSUMED_POLICY).offerHours),
    reasonNeeded: policy?.reasonNeeded ?? true,
    allowsOwn: policy?.allowsOwn ?? false,
  };
}

function modeOf({ mode, memberGroupId }: Policy): PolicyForm['mode'] {
  if (mode === 'approval') return 'approval';
  return memberGroupId === null ? 'automatic' : 'members';
}
