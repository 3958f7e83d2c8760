import { listHoldings } from '../licensing/list-holdings.ts';
import type { Call } from './slice.ts';

/**
 * For a form that begins with one person, or with none: chosen in the picker that offers them,
 * Slack's own or the one for all others.
 */
export async function pickerChoice(
  { services, context }: Call,
  personId: string | undefined,
): Promise<{ slackUserIds?: string[]; personIds?: string[] }> {
  if (personId === undefined) return {};
  const { person } = await listHoldings(services.licensing, context, { personId });
  const { slackUserId, status } = person;
  return slackUserId !== null && status === 'active'
    ? { slackUserIds: [slackUserId] }
    : { personIds: [personId] };
}
