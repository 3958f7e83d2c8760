import { clip } from './mrkdwn.ts';
import type { Texts } from './texts.ts';

export interface Tenure {
  since: Date;
  untilDate: string | null;
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
}

/** Since when somebody holds a license, by whom, until when. mrkdwn. */
export function tenure(texts: Texts, held: Tenure): string {
  const by =
    held.assignedByName === null
      ? texts.md('system')
      : texts.person({
          displayName: clip(held.assignedByName, 80),
          slackUserId: held.assignedBySlackUserId,
        });
  const since = texts.md('since', { at: texts.moment(held.since), by });
  if (held.untilDate === null) return since;
  return `${since} · ${texts.md('until', { day: texts.day(held.untilDate) })}`;
}
