import { clip } from './mrkdwn.ts';
import type { Texts } from './texts.ts';

export interface Assigned {
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
}

export interface Tenure extends Assigned {
  since: Date;
  untilDate: string | null;
}

/** Since when somebody holds a license, by whom, until when. mrkdwn. */
export function tenure(texts: Texts, held: Tenure): string {
  const since = texts.md('since', { at: texts.moment(held.since), by: assigner(texts, held) });
  if (held.untilDate === null) return since;
  return `${since} · ${texts.md('until', { day: texts.day(held.untilDate) })}`;
}

/** Who assigned it. mrkdwn. */
export function assigner(
  texts: Texts,
  { assignedByName, assignedBySlackUserId: slackUserId }: Assigned,
): string {
  if (assignedByName === null) return texts.md('system');
  return texts.person({ displayName: clip(assignedByName, 80), slackUserId });
}
