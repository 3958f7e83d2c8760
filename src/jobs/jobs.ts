/** The list of what can be done later: its data, how often it is tried, when it is due by itself. */
import { createHash, randomUUID } from 'node:crypto';
import type { QueueOptions } from 'pg-boss';
import { z } from 'zod';
import type { JobData, Notice, QueueName } from '../licensing/ports.ts';

interface JobKind<Data> {
  data: z.ZodType<Data>;
  /** At most one of a key waits, as one run finds all there is to do. */
  key?: (data: Data) => string;
  /** So many run at once in each process, though of a key one at a time among them all. Else one. */
  atOnce?: number;
  retries: Required<Pick<QueueOptions, 'retryLimit' | 'retryDelay' | 'retryDelayMax'>>;
  /** In the tenant's zone. */
  cron?: string;
}

const nothing = z.record(z.string(), z.never());
const theOne = () => '';
const SOON = { retryLimit: 10, retryDelay: 5, retryDelayMax: 300 };
const DAY_LONG = { retryLimit: 24, retryDelay: 30, retryDelayMax: 3600 };

/** What administrators are told. */
export const noticeSchema: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plans_added'),
    added: z.array(z.object({ productId: z.uuid(), planId: z.uuid() })),
  }),
  z.object({
    kind: z.literal('group_frozen'),
    groupId: z.uuid(),
    loss: z.enum(['disabled', 'many']),
    leaving: z.int(),
    members: z.int(),
    frozenAt: z.iso.datetime().optional(),
  }),
  z.object({ kind: z.literal('group_name_taken'), groupId: z.uuid(), name: z.string() }),
  z.object({
    kind: z.enum(['alert_route_closed', 'request_channel_closed']),
    channelId: z.string(),
    why: z.string(),
  }),
]);

export const jobKinds: { [Name in QueueName]: JobKind<JobData[Name]> } = {
  'turn-day': {
    data: nothing,
    key: theOne,
    retries: SOON,
    // Midnight matters. The other hours catch up with a missed one, and with zones that skip it.
    cron: '0 * * * *',
  },
  'work-off-group': {
    data: z.object({
      groupId: z.uuid(),
      productId: z.uuid().nullable(),
      work: z.enum(['due', 'waiting', 'everybody']),
      lostPlanIds: z.array(z.uuid()),
      wasOff: z.array(z.uuid()).optional(),
    }),
    // In short: a product may have more plans than PostgreSQL takes into an index.
    key: ({ groupId, productId, work, lostPlanIds, wasOff }) => {
      const all = JSON.stringify([groupId, productId, work, lostPlanIds, wasOff]);
      return createHash('sha256').update(all).digest('base64url');
    },
    retries: SOON,
  },
  'heal-product': {
    data: z.object({ productId: z.uuid(), everybody: z.boolean() }),
    // Whoever frees a seat holds the product's lock as it sends, so one that waits sees it. A rule
    // changes without that lock: each such change has a job of its own.
    key: ({ productId, everybody }) => (everybody ? randomUUID() : productId),
    retries: SOON,
  },
  'review-people': {
    data: z.object({
      personIds: z.array(z.uuid()),
      lostPlanIds: z.array(z.uuid()),
      moved: z.boolean().optional(),
      asked: z.boolean().optional(),
    }),
    retries: SOON,
  },
  'show-group-work': {
    data: z.object({
      slackUserId: z.string(),
      viewId: z.string().nullable(),
      message: z.object({ channelId: z.string(), ts: z.string() }).nullable(),
      groupId: z.uuid(),
      productId: z.uuid(),
      fromProductId: z.uuid().nullish(),
      verb: z.enum(['assign', 'options', 'remove', 'reprocess', 'swap']),
      had: z.int(),
      fromForm: z.boolean(),
      returnTo: z
        .object({ viewId: z.string(), screen: z.string(), place: z.unknown().optional() })
        .nullable(),
    }),
    retries: { retryLimit: 5, retryDelay: 3, retryDelayMax: 60 },
  },
  'tell-person': {
    data: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('notice'),
        slackUserId: z.string(),
        id: z.uuid(),
        notice: noticeSchema,
      }),
      z.object({
        kind: z.literal('message'),
        slackUserId: z.string(),
        text: z.string(),
        blocks: z.array(z.looseObject({ type: z.string() })),
      }),
      z.object({
        kind: z.literal('license_ended'),
        personId: z.uuid(),
        productId: z.uuid(),
        lastDay: z.iso.date(),
      }),
      z.object({
        kind: z.literal('license_ends'),
        sourceId: z.uuid(),
        untilDate: z.iso.date(),
      }),
      z.object({
        kind: z.literal('request_decided'),
        personId: z.uuid(),
        requestId: z.uuid(),
      }),
      z.object({
        kind: z.literal('request_waits'),
        slackUserId: z.string(),
        requestId: z.uuid(),
      }),
    ]),
    retries: { ...DAY_LONG, retryDelay: 2 },
  },
  'tell-administrators': {
    data: z.object({ id: z.uuid(), notice: noticeSchema }),
    retries: DAY_LONG,
  },
  'mirror-group': {
    data: z.object({
      groupId: z.uuid(),
      takeOver: z.boolean(),
      nightly: z.boolean().optional(),
      after: z.string().optional(),
    }),
    key: ({ groupId, takeOver, nightly = false }) => `${groupId} ${takeOver} ${nightly}`,
    retries: DAY_LONG,
  },
  'check-people': {
    data: z.object({ begun: z.iso.datetime().optional(), after: z.uuid().optional() }),
    key: theOne,
    retries: DAY_LONG,
    cron: '15 2 * * *',
  },
  'review-alerts': {
    data: z.object({ productId: z.uuid().nullable() }),
    // Whoever changes a product holds its lock as it sends, so one that waits sees the change.
    key: ({ productId }) => productId ?? '',
    retries: SOON,
  },
  'tell-channel': {
    data: z.object({ channelId: z.string() }),
    // Whoever has alerts told holds the channel's routes as it sends, which the job locks first.
    key: ({ channelId }) => channelId,
    atOnce: 8,
    retries: { ...DAY_LONG, retryDelay: 2 },
  },
  'tell-digest': {
    data: z.object({ day: z.iso.date() }),
    key: ({ day }) => day,
    retries: { ...DAY_LONG, retryDelay: 2 },
  },
  'tell-approvers': {
    data: z.object({ requestId: z.uuid(), anew: z.boolean().optional() }),
    // Whoever changes a request holds its row as it sends. A policy changes without that lock.
    key: ({ requestId, anew = false }) => (anew ? randomUUID() : requestId),
    retries: DAY_LONG,
  },
  'review-requests': {
    data: nothing,
    key: theOne,
    retries: SOON,
    cron: '*/10 * * * *',
  },
  'show-request': {
    data: z.object({
      requestId: z.uuid(),
      slackUserId: z.string(),
      offer: z.int().optional(),
    }),
    // Whoever changes a request holds its row as it sends, which the job's first statement locks.
    key: ({ requestId, slackUserId, offer = 0 }) => `${requestId} ${slackUserId} ${offer}`,
    retries: { ...DAY_LONG, retryDelay: 2 },
  },
  'show-reclaim': {
    data: z.object({ reclaimId: z.uuid(), personId: z.uuid() }),
    // As of a request.
    key: ({ reclaimId, personId }) => `${reclaimId} ${personId}`,
    retries: { ...DAY_LONG, retryDelay: 2 },
  },
  'purge-deeds': {
    data: nothing,
    key: theOne,
    retries: DAY_LONG,
    cron: '30 3 * * *',
  },
};

export const queueNames = Object.keys(jobKinds) as QueueName[];

/** Each process serves one tenant with its token: so every tenant has queues of its own. */
export function queueOf(tenantId: string, name: QueueName): string {
  return `${tenantId}/${name}`;
}

/** Where a tenant's jobs go that failed for good. */
export function failedQueueOf(tenantId: string): string {
  return `${tenantId}/failed`;
}
