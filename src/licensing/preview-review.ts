/**
 * What a change of persons would bring, found out by making it: the change itself and the jobs that
 * follow for these persons run in one transaction, which is rolled back. No product is locked.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobData, Licensing, Queue, QueueName } from './ports.ts';
import { reconcileWithin } from './reconcile.ts';
import { rehearse } from './rehearse.ts';
import { reviewPeople } from './review-people.ts';
import type { SourceChange } from './rules/decision.ts';
import { statement } from './statement.ts';

/** So many licenses are named of each kind. */
const NAMED = 100;

export interface AffectedLicense {
  person: string;
  product: string;
  /** Null: direct. */
  group: string | null;
  errorCode: string | null;
}

export interface AffectedLicenses {
  total: number;
  byCode: { code: string; count: number }[];
  /** The first by product and person. */
  first: AffectedLicense[];
}

export interface ReviewPreview {
  /** Licenses that are active now and would be in error, suspended, or active again. */
  failing: AffectedLicenses;
  suspended: AffectedLicenses;
  regained: AffectedLicenses;
}

/** Makes the change by `change`, which works with what it is given, and takes all of it back. */
export async function previewReview<Result>(
  licensing: Licensing,
  tenantId: string,
  change: (within: Licensing) => Promise<Result>,
): Promise<{ result: Result; preview: ReviewPreview }> {
  const noLocks = { personIds: [], productIds: [] };
  return rehearse(licensing, tenantId, noLocks, async (rehearsal) => {
    const jobs: JobData['review-people'][] = [];
    const within = { ...rehearsal, queue: keepingReviews(jobs) };
    const result = await change(within);
    const changes = await runReviews(within, tenantId, jobs);
    return { result, preview: await told(within.em, tenantId, changes) };
  });
}

function keepingReviews(jobs: JobData['review-people'][]): Queue {
  return {
    async enqueue(_em, _tenantId, name, data) {
      if (isReview(name, data)) jobs.push(data);
      return null;
    },
    async withdraw() {},
    isPending: async () => false,
  };
}

function isReview(name: QueueName, _data: unknown): _data is JobData['review-people'] {
  return name === 'review-people';
}

interface Change extends Pick<SourceChange, 'personId' | 'groupId' | 'from' | 'to' | 'errorCode'> {
  productId: string;
}

/** Of each license its state before all, and after all. */
async function runReviews(
  licensing: Licensing,
  tenantId: string,
  jobs: JobData['review-people'][],
): Promise<Change[]> {
  const changes = new Map<string, Change>();
  const seats = new Map<string, number>();
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    await reviewPeople(licensing, tenantId, job, async (each, context, wanted) => {
      const { productId } = wanted;
      const decision = await reconcileWithin(each, context, wanted, {
        async count({ assigned, held, revision }) {
          return { assigned: assigned + (seats.get(productId) ?? 0), held, revision };
        },
        add(_productId, more) {
          seats.set(productId, (seats.get(productId) ?? 0) + more);
          return 0;
        },
      });
      for (const { sourceId, personId, groupId, from, to, errorCode } of decision.changes) {
        // Somebody may have two direct ones: one of now, and one that is to start.
        const key = [productId, personId, groupId ?? sourceId].join();
        const first = changes.get(key)?.from ?? from;
        changes.set(key, { productId, personId, groupId, from: first, to, errorCode });
      }
      return { ...decision, lockedMs: 0 };
    });
  }
  return [...changes.values()];
}

async function told(
  em: EntityManager,
  tenantId: string,
  changes: readonly Change[],
): Promise<ReviewPreview> {
  const read = async (which: (change: Change) => boolean): Promise<AffectedLicenses> => {
    const some = changes.filter((change) => change.from !== change.to && which(change));
    const column = (value: (change: Change) => string | null) =>
      some.map((one) => value(one) ?? '');
    const [row] = await NAMES(em, {
      tenantId,
      personIds: column(({ personId }) => personId),
      productIds: column(({ productId }) => productId),
      groupIds: column(({ groupId }) => groupId),
      codes: column(({ errorCode }) => errorCode),
    });
    return { total: some.length, byCode: row?.byCode ?? [], first: row?.first ?? [] };
  };
  return {
    failing: await read(({ from, to }) => from === 'active' && to === 'error'),
    suspended: await read(({ to }) => to === 'suspended'),
    regained: await read(({ to }) => to === 'active'),
  };
}

const NAMES = statement<Pick<AffectedLicenses, 'byCode' | 'first'>>(`
  with named as (
    select p.display_name as person, pr.display_name as product, g.name as "group",
        nullif(c.code, '') as code
      from unnest(cast(:personIds as uuid[]), cast(:productIds as uuid[]),
          cast(:groupIds as text[]), cast(:codes as text[])) c (person_id, product_id, group_id, code)
      join person p on p.tenant_id = :tenantId and p.id = c.person_id
      join product pr on pr.tenant_id = :tenantId and pr.id = c.product_id
      left join license_group g on g.tenant_id = :tenantId
       and g.id = cast(nullif(c.group_id, '') as uuid)
  )
  select coalesce((select json_agg(json_build_object('code', code, 'count', count)
        order by count desc, code)
      from (select code, count(*) from named where code is not null group by code) counted), '[]')
      as "byCode",
    coalesce((select json_agg(json_build_object('person', person, 'product', product,
          'group', "group", 'errorCode', code))
      from (select * from named order by lower(product), lower(person), "group" limit ${NAMED})
        first), '[]') as first`);
