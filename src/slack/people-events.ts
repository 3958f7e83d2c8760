import { z } from 'zod';
import { listMirrors } from '../licensing/read-mirrors.ts';
import type { EventCall, Slice } from './slice.ts';

const heard = ({ services, event }: EventCall) => services.people.heard(event['user']);

/** So that several events about one change are one look at Slack. */
const AFTER_SECONDS = 1;

const aboutUserGroup = z.union([
  z.object({ subteam_id: z.string() }).transform((event) => event.subteam_id),
  z.object({ subteam: z.object({ id: z.string() }) }).transform((event) => event.subteam.id),
]);

/** A user group of Slack's changed: whoever mirrors it looks. */
async function userGroupChanged({ services, event }: EventCall): Promise<void> {
  const { success, data: slackUsergroupId } = aboutUserGroup.safeParse(event);
  if (!success) return;
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  for (const { groupId } of await listMirrors(licensing, tenantId, slackUsergroupId)) {
    await licensing.em.fork().transactional(async (em) => {
      const options = { afterSeconds: AFTER_SECONDS };
      const job = { groupId, takeOver: false };
      await licensing.queue.enqueue(em, tenantId, 'mirror-group', job, options);
    });
  }
}

/** People change in Slack: names, rights, locale; they join, leave and come back. Their groups do, too. */
export const peopleEvents: Slice = {
  events: {
    team_join: heard,
    user_change: heard,
    subteam_created: userGroupChanged,
    subteam_updated: userGroupChanged,
    subteam_members_changed: userGroupChanged,
    subteam_self_added: userGroupChanged,
    subteam_self_removed: userGroupChanged,
  },
};
