import type { EntityManager, SqlEntityManager } from '@mikro-orm/postgresql';
import type { MirrorLoss } from './rules/mirror-loss.ts';

/** Tells the time; the one source of "now", so that tests fix it. */
export type Clock = () => Date;

/** What every use case works with. It forks the entity manager and opens its own transaction. */
export interface Licensing {
  em: EntityManager;
  clock: Clock;
  queue: Queue;
}

/** A plan that became part of a product which people have. */
export interface AddedPlan {
  productId: string;
  planId: string;
}

/** What all administrators are told, each in their language. */
export type Notice =
  | { kind: 'plans_added'; added: AddedPlan[] }
  /** It would have lost so many of its members at once: their Slack user group is disabled, or many left it. */
  | {
      kind: 'group_frozen';
      groupId: string;
      loss: MirrorLoss;
      leaving: number;
      members: number;
      /** An instant, ISO 8601: which freeze it is. */
      frozenAt?: string | undefined;
    }
  /** Its Slack user group is called so now, and so is another group here. */
  | { kind: 'group_name_taken'; groupId: string; name: string }
  /** Slack says that the channel takes no alerts any more. */
  | { kind: 'alert_route_closed'; channelId: string; why: string }
  /** The same of one in which requests were asked about: they go to the approvers directly now. */
  | { kind: 'request_channel_closed'; channelId: string; why: string };

/** A message to a person: ready, or known by its kind and written when it is sent. */
export type Tidings =
  | { kind: 'notice'; slackUserId: string; id: string; notice: Notice }
  | { kind: 'message'; slackUserId: string; text: string; blocks: { type: string }[] }
  | { kind: 'license_ended'; personId: string; productId: string; lastDay: string }
  /** To its holder: that it will. */
  | { kind: 'license_ends'; sourceId: string; untilDate: string }
  /** To somebody whom it concerns: what became of it. */
  | { kind: 'request_decided'; personId: string; requestId: string }
  /** Where it is asked about, to somebody or in a channel: that it still waits. */
  | { kind: 'request_waits'; slackUserId: string; requestId: string };

/** Working off a group: what it lacks or has too much of; who waits, too; or everybody once more. */
export type GroupWork = 'due' | 'waiting' | 'everybody';

/** What was done to a group with one of its products. */
export type GroupVerb = 'assign' | 'options' | 'remove' | 'reprocess' | 'swap';

/** Where somebody sees how far the work of a group is: a view, a message, or neither. */
export interface GroupWorkShown {
  slackUserId: string;
  viewId: string | null;
  message: { channelId: string; ts: string } | null;
  groupId: string;
  productId: string;
  /** In a swap: the product that goes. */
  fromProductId?: string | null | undefined;
  verb: GroupVerb;
  /** Members who had it before; for what is removed. */
  had: number;
  /** A form lies underneath: it is done with when this is. */
  fromForm: boolean;
  /** The view below, as entry-points.ts describes it. */
  returnTo: { viewId: string; screen: string; place?: unknown } | null;
}

/** What can be done later, by its queue's name. Lists of people hold 500 at most. */
export interface JobData {
  /** What a new day brings: ends, starts, purges, subscriptions that begin or lapse. */
  'turn-day': Record<string, never>;
  /**
   * `lostPlanIds`: plans that its members may have lost by a change of its options; `wasOff`: those
   * that were off in what it holds no longer, or with other options, where that has just changed.
   */
  'work-off-group': {
    groupId: string;
    productId: string | null;
    work: GroupWork;
    lostPlanIds: string[];
    wasOff?: string[] | undefined;
  };
  /** Serves who waits for a seat of it; `everybody`: whatever they wait for. */
  'heal-product': { productId: string; everybody: boolean };
  /**
   * Looks again at what people have or wait for, once their plans or they themselves changed.
   * `moved`: their usage location did; `asked`: somebody wants it, whatever the settings say.
   */
  'review-people': {
    personIds: string[];
    lostPlanIds: string[];
    moved?: boolean;
    asked?: boolean;
  };
  /** Shows how far a group's work is, again and again until it is done. */
  'show-group-work': GroupWorkShown;
  /**
   * Looks at Slack, and brings a mirrored group in step; `takeOver`: whatever it loses; `nightly`:
   * it may wait, and what Slack tells meanwhile does not wait for it; `after`: a look goes on, behind
   * a Slack user.
   */
  'mirror-group': {
    groupId: string;
    takeOver: boolean;
    nightly?: boolean | undefined;
    after?: string | undefined;
  };
  /** The nightly look at people in Slack; `begun` and `after`: a pass goes on, behind a person. */
  'check-people': { begun?: string | undefined; after?: string | undefined };
  /** Of one product, or of all: whether its alerts are still what is due. */
  'review-alerts': { productId: string | null };
  /** Brings a channel's messages to what its alerts are. */
  'tell-channel': { channelId: string };
  /** Sums up the alerts of a day, in the channel for all. */
  'tell-digest': { day: string };
  /** Finds out who decides on a request, and has each of them shown it; `anew`: by another policy. */
  'tell-approvers': { requestId: string; anew?: boolean | undefined };
  /** What time does to requests that wait, and those that are no longer needed. */
  'review-requests': Record<string, never>;
  /** Brings somebody's copy of a request, or of the offer of that number, to what the request is. */
  'show-request': { requestId: string; slackUserId: string; offer?: number | undefined };
  /** Brings the message by which somebody is asked whether they still need a license to what came of it. */
  'show-reclaim': { reclaimId: string; personId: string };
  'purge-deeds': Record<string, never>;
  'tell-person': Tidings;
  /** Once, by its id. */
  'tell-administrators': { id: string; notice: Notice };
}

export type QueueName = keyof JobData;

/** Work for later: there from the caller's commit on, and gone with a rollback. */
export interface Queue {
  /** Returns the job's id; null where one that does the same is waiting already. */
  enqueue<Name extends QueueName>(
    em: SqlEntityManager,
    tenantId: string,
    queue: Name,
    data: JobData[Name],
    options?: { afterSeconds?: number },
  ): Promise<string | null>;
  /** Takes back what nobody has begun; ids that are gone are passed over. */
  withdraw(
    em: SqlEntityManager,
    tenantId: string,
    queue: QueueName,
    ids: readonly string[],
  ): Promise<void>;
  /** Whether a job whose data has all of this waits, or is under way. */
  isPending<Name extends QueueName>(
    em: SqlEntityManager,
    tenantId: string,
    queue: Name,
    data: Partial<JobData[Name]>,
  ): Promise<boolean>;
}

/** Runs in the transaction of a deed, once it is done and unless it was done before. */
export type Alongside<Result> = (em: SqlEntityManager, result: Result) => Promise<unknown>;
