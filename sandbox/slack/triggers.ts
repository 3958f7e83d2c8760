// https://docs.slack.dev/interactivity/handling-user-interaction: a trigger_id is good for one
// exchange within three seconds.
import { newId } from './ids.ts';
import { SlackError } from './slack-error.ts';
import type { Trigger, Workspace } from './workspace.ts';

export function issueTrigger(workspace: Workspace, userId: string, viewId?: string): string {
  const id = `${workspace.now()}.${workspace.team.id.length}.${newId('').toLowerCase()}`;
  workspace.triggers.set(id, {
    userId,
    issuedAt: workspace.now(),
    used: false,
    ...(viewId === undefined ? {} : { viewId }),
  });
  return id;
}

/** Takes the trigger, once. https://docs.slack.dev/reference/methods/views.open lists the errors. */
export function exchangeTrigger(workspace: Workspace, id: string): Trigger {
  const trigger = workspace.triggers.get(id);
  if (trigger === undefined) throw new SlackError('invalid_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (workspace.now() - trigger.issuedAt > workspace.triggerLifetimeMs) {
    throw new SlackError('expired_trigger_id');
  }
  trigger.used = true;
  return trigger;
}
