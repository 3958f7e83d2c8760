/** Message shortcuts: an entry of a message's menu. https://docs.slack.dev/interactivity/implementing-shortcuts */
import { messageShortcutPayload } from '../delivery/payloads.ts';
import { surfaceOf } from './actions.ts';
import { tell } from './commands.ts';
import { openConversation } from './conversation.ts';
import { Refusal } from './refusal.ts';
import type { Outcome, Session } from './session.ts';

export interface ShortcutUse {
  channelId: string;
  ts: string;
  callbackId: string;
}

/** Chooses a shortcut of the app in a message's menu; what only one reader sees has none. */
export async function runShortcut(session: Session, use: ShortcutUse): Promise<Outcome> {
  const { workspace, userId, baseUrl } = session;
  const { channelId, ts, callbackId } = use;
  const known = messageShortcuts(session).find((each) => each.callback_id === callbackId);
  const surface = surfaceOf(session, { type: 'message', channelId, ts });
  const isOffered = 'message' in surface && surface.message.onlyFor === undefined;
  if (known === undefined || !isOffered) throw new Refusal(`there is no shortcut ${callbackId}`);
  const payload = messageShortcutPayload(workspace, baseUrl, surface.message, userId, callbackId);
  const outcome = await session.app.deliver({
    type: 'interactive',
    payload,
    acceptsResponse: false,
  });
  if (!outcome.ok) {
    const failure = `${known.name} failed with the error "${outcome.error}"`;
    tell(session, openConversation(session, channelId), failure);
  }
  return outcome;
}

export function messageShortcuts({ workspace }: Pick<Session, 'workspace'>) {
  return workspace.manifest.features.shortcuts.filter(({ type }) => type === 'message');
}
