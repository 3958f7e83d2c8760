/** A recorded delivery as Slack would make it now: of this person, at a view that is open. */
import type { ModalView } from '@slack/types';
import type { Envelope } from '../../../sandbox/slack/delivery/transport.ts';
import type { LocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { issueTrigger } from '../../../sandbox/slack/triggers.ts';
import { openModal } from '../../../sandbox/slack/views.ts';

export type Payload = Envelope['payload'];

export function again({ workspace, url, general }: LocalSlack, recorded: Payload, userId: string) {
  const payload = structuredClone(recorded);
  const { user, event, view } = payload;
  if ('user_id' in payload) payload['user_id'] = userId;
  if (isObject(user)) user['id'] = userId;
  // Others tell of somebody, with what Slack knows of them.
  if (isObject(event) && typeof event['user'] === 'string') event['user'] = userId;
  let viewId: string | undefined;
  if (isObject(view) && view['type'] === 'modal') {
    const open = openModal(workspace, userId, contentOf(view));
    viewId = open.id;
    Object.assign(view, { id: viewId, root_view_id: viewId, hash: open.hash });
    if (isObject(payload['container'])) payload['container']['view_id'] = viewId;
  }
  if ('trigger_id' in payload) payload['trigger_id'] = issueTrigger(workspace, userId, viewId);
  if ('response_url' in payload) {
    const id = `again${workspace.responseUrls.size}`;
    const target = { channelId: general.id, userId, issuedAt: workspace.now(), uses: 0 };
    workspace.responseUrls.set(id, target);
    payload['response_url'] = `${url}/response/${id}`;
  }
  return payload;
}

function contentOf(view: Record<string, unknown>): ModalView {
  const { type, title, blocks, close, submit, private_metadata, callback_id } = view;
  const content = { type, title, blocks, close, submit, private_metadata, callback_id };
  // As it was shown, so it was a valid one.
  return JSON.parse(JSON.stringify(content, (_, each) => each ?? undefined));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
