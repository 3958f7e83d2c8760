/** Which undecided requests are to be looked at, as time has gone by. */
import { dayIn } from '../days.ts';
import type { Licensing } from '../ports.ts';
import type { Policy } from '../rules/request-policy.ts';
import { type DueStep, dueStep } from '../rules/request-time.ts';
import { statement } from '../statement.ts';
import { policyOf } from './read-policy.ts';
import type { ShownRequest } from './read-request.ts';

export interface Zone {
  timeZone: string;
  today: string;
}

/** Ids of those that a step is due of, as far as can be seen without locks. */
export async function dueOf(licensing: Licensing, tenantId: string, zone: Zone): Promise<string[]> {
  const em = licensing.em.fork();
  const policies = new Map<string, Policy>();
  const due: string[] = [];
  for (const waiting of await WAITING(em, { tenantId, ...zone })) {
    const { id, productId } = waiting;
    const policy = policies.get(productId) ?? (await policyOf(em, tenantId, productId));
    policies.set(productId, policy);
    if (stepOf(waiting, policy, zone)) due.push(id);
  }
  return due;
}

type Dated = Pick<ShownRequest, 'asksAdministrators' | 'madeAt' | 'waitingSince' | 'reminders'>;

export function stepOf(
  { asksAdministrators, madeAt, waitingSince, reminders }: Dated,
  { expiresDays }: Policy,
  { timeZone, today }: Zone,
): DueStep | null {
  const madeDay = dayIn(timeZone, new Date(madeAt));
  const sinceDay = dayIn(timeZone, new Date(waitingSince));
  return dueStep({ madeDay, sinceDay, reminders, asksAdministrators, expiresDays }, today);
}

/** Those that may be due: it is another day than the one on which they were asked. */
const WAITING = statement<Dated & { id: string; productId: string }>(`
  select id, product_id as "productId", asks_administrators as "asksAdministrators",
      to_json(made_at) as "madeAt", to_json(coalesce(waiting_since, made_at)) as "waitingSince", reminders
    from license_request
   where tenant_id = :tenantId and state = 'pending'
     and cast(made_at at time zone cast(:timeZone as text) as date) < cast(:today as date)
   order by made_at, id`);
