import { PERSON_COLUMNS, type PersonRecord } from './person-record.ts';
import type { Licensing } from './ports.ts';

export interface SlackPerson extends PersonRecord {
  /** When Slack was last asked about this person. */
  slackReadAt: Date | null;
}

/** The person behind a Slack user id, as last read; null for one never met. */
export async function findPersonBySlackId(
  licensing: Licensing,
  tenantId: string,
  slackUserId: string,
): Promise<SlackPerson | null> {
  const [row] = await licensing.em.execute<(PersonRecord & { readAt: string | null })[]>(
    `select ${PERSON_COLUMNS}, to_json(slack_read_at) as "readAt"
       from person where tenant_id = ? and slack_user_id = ?`,
    [tenantId, slackUserId],
  );
  if (!row) return null;
  const { readAt, ...person } = row;
  return { ...person, slackReadAt: readAt === null ? null : new Date(readAt) };
}
