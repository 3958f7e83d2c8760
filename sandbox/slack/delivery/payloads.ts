/** The bodies Slack sends to an app. https://docs.slack.dev/reference/interaction-payloads */
import type { Conversation } from '../conversations.ts';
import { newId } from '../ids.ts';
import { type Message, messageObject } from '../messages.ts';
import { issueTrigger } from '../triggers.ts';
import { type StoredView, viewObject } from '../views.ts';
import type { Workspace } from '../workspace.ts';

export type Payload = Record<string, unknown>;

function userPart(workspace: Workspace, userId: string): Payload {
  const user = workspace.users.get(userId);
  const name = user?.name ?? userId;
  return { id: userId, username: name, name, team_id: user?.teamId ?? workspace.team.id };
}

function commonPart(workspace: Workspace, userId: string): Payload {
  const { enterprise, team } = workspace;
  return {
    team: {
      id: team.id,
      domain: team.domain,
      ...(enterprise === undefined
        ? {}
        : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    user: userPart(workspace, userId),
    api_app_id: workspace.appId,
    token: workspace.verificationToken,
    enterprise: enterprise ?? null,
    is_enterprise_install: false,
  };
}

function channelPart(conversation: Conversation | undefined): Payload {
  return { id: conversation?.id, name: conversation?.name };
}

/** A response_url: good for five uses in thirty minutes. */
function issueResponseUrl(
  workspace: Workspace,
  baseUrl: string,
  target: { channelId: string; userId: string; ts?: string },
): string {
  const id = newId('').toLowerCase();
  workspace.responseUrls.set(id, { ...target, issuedAt: workspace.now(), uses: 0 });
  return `${baseUrl}/response/${id}`;
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandPayload(
  workspace: Workspace,
  baseUrl: string,
  use: { userId: string; conversation: Conversation; command: string; text: string },
): Payload {
  const { team, enterprise } = workspace;
  return {
    token: workspace.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    ...(enterprise === undefined
      ? {}
      : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: use.conversation.id,
    channel_name: use.conversation.name,
    user_id: use.userId,
    user_name: workspace.users.get(use.userId)?.name ?? '',
    command: use.command,
    text: use.text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(workspace, baseUrl, {
      channelId: use.conversation.id,
      userId: use.userId,
    }),
    trigger_id: issueTrigger(workspace, use.userId),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload, in a modal or Home */
export function viewActionPayload(
  workspace: Workspace,
  view: StoredView,
  action: Payload,
): Payload {
  return {
    type: 'block_actions',
    ...commonPart(workspace, view.userId),
    container: { type: 'view', view_id: view.id },
    trigger_id: issueTrigger(workspace, view.userId, view.id),
    view: viewObject(workspace, view),
    actions: [action],
  };
}

/** The same in a message. An ephemeral message itself is not sent along. */
export function messageActionPayload(
  workspace: Workspace,
  baseUrl: string,
  message: Message,
  userId: string,
  action: Payload,
): Payload {
  const { channelId, ts } = message;
  const isEphemeral = message.onlyFor !== undefined;
  return {
    type: 'block_actions',
    ...commonPart(workspace, userId),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: issueTrigger(workspace, userId),
    channel: channelPart(workspace.conversations.get(channelId)),
    ...(isEphemeral ? {} : { message: messageObject(message, workspace.poster) }),
    state: { values: message.values.get(userId) ?? {} },
    response_url: issueResponseUrl(workspace, baseUrl, { channelId, userId, ts }),
    actions: [action],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function messageShortcutPayload(
  workspace: Workspace,
  baseUrl: string,
  message: Message,
  userId: string,
  callbackId: string,
): Payload {
  const { channelId, ts } = message;
  return {
    type: 'message_action',
    ...commonPart(workspace, userId),
    callback_id: callbackId,
    trigger_id: issueTrigger(workspace, userId),
    action_ts: workspace.nextTs(),
    message_ts: ts,
    channel: channelPart(workspace.conversations.get(channelId)),
    message: messageObject(message, workspace.poster),
    response_url: issueResponseUrl(workspace, baseUrl, { channelId, userId }),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function suggestionPayload(
  workspace: Workspace,
  use: {
    userId: string;
    blockId: string;
    actionId: string;
    query: string;
    view?: StoredView;
    message?: Message;
  },
): Payload {
  const { view, message } = use;
  return {
    type: 'block_suggestion',
    ...commonPart(workspace, use.userId),
    action_id: use.actionId,
    block_id: use.blockId,
    value: use.query,
    ...(view === undefined
      ? {}
      : { container: { type: 'view', view_id: view.id }, view: viewObject(workspace, view) }),
    ...(message === undefined
      ? {}
      : {
          container: {
            type: 'message',
            message_ts: message.ts,
            channel_id: message.channelId,
            is_ephemeral: message.onlyFor !== undefined,
          },
          channel: channelPart(workspace.conversations.get(message.channelId)),
          message: messageObject(message, workspace.poster),
        }),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(workspace: Workspace, view: StoredView): Payload {
  return {
    type: 'view_submission',
    ...commonPart(workspace, view.userId),
    trigger_id: issueTrigger(workspace, view.userId, view.id),
    view: viewObject(workspace, view),
    response_urls: [],
  };
}

export function closedPayload(workspace: Workspace, view: StoredView, isCleared: boolean): Payload {
  return {
    type: 'view_closed',
    ...commonPart(workspace, view.userId),
    view: viewObject(workspace, view),
    is_cleared: isCleared,
  };
}
