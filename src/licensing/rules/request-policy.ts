/** What a policy for requests says, and who decides on one by it: docs/requests.md. */

export const policyModes = ['automatic', 'approval'] as const;
export const approverKinds = ['administrators', 'people', 'group', 'manager'] as const;
export type ApproverKind = (typeof approverKinds)[number];

export const MAX_STAGES = 3;
export const NEEDED = { min: 1, max: 20 };
export const EXPIRES_DAYS = { min: 1, max: 365 };
export const LONGEST_DAYS = { min: 1, max: 3650 };
export const HOLD_SEATS = { min: 1, max: 1000 };
export const OFFER_HOURS = { min: 1, max: 168 };

export interface PolicyStage {
  kind: ApproverKind;
  groupId: string | null;
  personIds: readonly string[];
  /** How many must agree. */
  needed: number;
}

export interface Policy {
  mode: (typeof policyModes)[number];
  /** Whose members it is automatic for; null: for everybody. */
  memberGroupId: string | null;
  /** Null: in direct messages. */
  channelId: string | null;
  longestDays: number | null;
  /** After so many days nobody has decided; null: never. */
  expiresDays: number | null;
  reasonNeeded: boolean;
  /** So many requests that wait may hold a seat each; null: none. */
  holdSeats: number | null;
  /** For so long a seat is held that is offered. */
  offerHours: number;
  allowsOwn: boolean;
  /** One at least, but where it is automatic for everybody. */
  stages: readonly PolicyStage[];
}

const BY_ADMINISTRATORS: PolicyStage = {
  ...{ kind: 'administrators', groupId: null, personIds: [], needed: 1 },
};

/** Where nothing is set. */
export const ASSUMED_POLICY: Policy = {
  ...{ mode: 'approval', memberGroupId: null, channelId: null, longestDays: null },
  ...{ holdSeats: null, offerHours: 24 },
  ...{ expiresDays: 30, reasonNeeded: true, allowsOwn: false, stages: [BY_ADMINISTRATORS] },
};

/** Where the policy has become shorter since, the last one. */
export function stageOf({ stages }: Policy, stage: number): PolicyStage {
  return stages[Math.min(stage, stages.length) - 1] ?? BY_ADMINISTRATORS;
}

/** Ids of all that it names, each once. */
export function groupsOf({ memberGroupId, stages }: Policy): string[] {
  const all = [memberGroupId, ...stages.map(({ groupId }) => groupId)];
  return [...new Set(all.filter((id) => id !== null))];
}

/** Who could decide, by Slack ids; those who voted in this stage have done so. */
export interface Candidates {
  stage: PolicyStage;
  /** Whom the stage names; nobody where it names the administrators. */
  named: readonly string[];
  administrators: readonly string[];
  voted: readonly string[];
  /** Whoever asks, and whom it is for. */
  concerned: readonly (string | null)[];
  /** Nobody decided for long. */
  isEscalated: boolean;
  allowsOwn: boolean;
}

export interface Deciding {
  approvers: string[];
  /** Who of those who voted could do so now. */
  standing: string[];
  /** How many must agree in this stage, those who voted included. */
  needed: number;
  byAdministrators: boolean;
  /** Of whom the policy names too few could: administrators decide, and everybody is told so. */
  isFallback: boolean;
  /** There is nobody left but those whom it concerns: they decide, and everybody is told so. */
  isOwn: boolean;
}

export function decidingOn({
  stage,
  voted,
  concerned,
  isEscalated,
  allowsOwn,
  ...candidates
}: Candidates): Deciding {
  const isFree = (id: string) => allowsOwn || !concerned.includes(id);
  const may = (id: string) => !voted.includes(id) && isFree(id);
  const isTheirs = stage.kind === 'administrators';
  const named = isTheirs ? [] : candidates.named.filter(may);
  const isFallback = !isTheirs && named.length + voted.length < stage.needed;
  const areAsked = isTheirs || isFallback || isEscalated;
  const administrators = areAsked ? candidates.administrators.filter(may) : [];
  const others = [...new Set([...named, ...administrators])];
  const isOwn = others.length === 0;
  const approvers = isOwn ? candidates.administrators.filter((id) => !voted.includes(id)) : others;
  const able = [
    ...(isTheirs ? [] : candidates.named),
    ...(areAsked || isOwn ? candidates.administrators : []),
  ];
  return {
    approvers,
    standing: voted.filter((id) => able.includes(id) && isFree(id)),
    needed: Math.max(1, Math.min(stage.needed, voted.length + approvers.length)),
    byAdministrators: areAsked || isOwn,
    ...{ isFallback, isOwn },
  };
}
