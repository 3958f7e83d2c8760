import { showPerson } from '../licensing/show-person.ts';
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
  const { slackUserId, status } = await showPerson(services.licensing, context, { personId });
  return slackUserId !== null && status === 'active'
    ? { slackUserIds: [slackUserId] }
    : { personIds: [personId] };
}
