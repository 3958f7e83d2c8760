import { listHoldings } from '../licensing/list-holdings.ts';
import type { Call } from './slice.ts';

/** A person as the picker that offers them names them: Slack's own, or the one for all others. */
export async function pickerChoice(
  { services, context }: Call,
  personId: string,
): Promise<{ slackUserId: string } | { personId: string }> {
  const { person } = await listHoldings(services.licensing, context, { personId });
  const { slackUserId, status } = person;
  return slackUserId !== null && status === 'active' ? { slackUserId } : { personId };
}
