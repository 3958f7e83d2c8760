import type { AnyBlock, HomeView, ModalView } from '@slack/types';
import type { ViewValues } from './client-protocol.ts';
import { withIds } from './elements.ts';
import { newId } from './ids.ts';
import { SlackError } from './slack-error.ts';
import { valuesFor } from './view-values.ts';
import type { Workspace } from './workspace.ts';

export type AppView = HomeView | ModalView;

export interface StoredView {
  id: string;
  userId: string;
  hash: string;
  view: AppView;
  rootId: string;
  previousId: string | undefined;
  values: ViewValues;
  errors: Record<string, string>;
  busy: boolean;
  failure?: string;
}

const MAX_STACK = 3;

function nextHash(workspace: Workspace): string {
  return `${Math.floor(workspace.now() / 1000)}.${newId('').toLowerCase()}`;
}

function withBlockIds(view: AppView): AppView {
  return { ...view, blocks: withIds<AnyBlock>(view.blocks) };
}

/** https://docs.slack.dev/reference/methods/views.open: external_id is unique over the team. */
function requireFreeExternalId(workspace: Workspace, view: AppView, ownId?: string): void {
  if (!view.external_id) return;
  for (const other of workspace.views.values()) {
    if (other.id !== ownId && other.view.external_id === view.external_id) {
      throw new SlackError('duplicate_external_id');
    }
  }
}

function store(
  workspace: Workspace,
  userId: string,
  view: AppView,
  below?: StoredView,
): StoredView {
  requireFreeExternalId(workspace, view);
  const id = newId('V');
  const withIdsSet = withBlockIds(view);
  const stored: StoredView = {
    id,
    userId,
    hash: nextHash(workspace),
    view: withIdsSet,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    values: valuesFor(withIdsSet.blocks),
    errors: {},
    busy: false,
  };
  workspace.views.set(id, stored);
  return stored;
}

export function modalStack(workspace: Workspace, userId: string): StoredView[] {
  const ids = workspace.modals.get(userId) ?? [];
  return ids.flatMap((id) => workspace.views.get(id) ?? []);
}

/** Opens a new modal; one that was open goes away. */
export function openModal(workspace: Workspace, userId: string, view: ModalView): StoredView {
  clearModals(workspace, userId);
  const stored = store(workspace, userId, view);
  workspace.modals.set(userId, [stored.id]);
  workspace.changed();
  return stored;
}

/** https://docs.slack.dev/surfaces/modals: a stack holds three views. */
export function pushModal(workspace: Workspace, userId: string, view: ModalView): StoredView {
  const stack = modalStack(workspace, userId);
  const top = stack.at(-1);
  if (top === undefined) throw new SlackError('not_found');
  if (stack.length >= MAX_STACK) throw new SlackError('push_limit_reached');
  const stored = store(workspace, userId, view, top);
  workspace.modals.get(userId)?.push(stored.id);
  workspace.changed();
  return stored;
}

/** Replaces a view's content; what the person typed stays where block_id and action_id stay. */
export function updateView(workspace: Workspace, stored: StoredView, view: AppView): StoredView {
  requireFreeExternalId(workspace, view, stored.id);
  stored.view = withBlockIds(view);
  stored.values = valuesFor(stored.view.blocks, stored.values);
  stored.hash = nextHash(workspace);
  stored.errors = {};
  delete stored.failure;
  workspace.changed();
  return stored;
}

export function publishHome(workspace: Workspace, userId: string, view: HomeView): StoredView {
  const existing = workspace.views.get(workspace.homes.get(userId) ?? '');
  if (existing !== undefined) return updateView(workspace, existing, view);
  const stored = store(workspace, userId, view);
  workspace.homes.set(userId, stored.id);
  workspace.changed();
  return stored;
}

/** Takes one view out of its stack; it and what was pushed over it can't be updated any more. */
export function removeModal(workspace: Workspace, stored: StoredView): void {
  const stack = workspace.modals.get(stored.userId) ?? [];
  const index = stack.indexOf(stored.id);
  if (index === -1) return;
  for (const id of stack.splice(index)) workspace.views.delete(id);
  workspace.changed();
}

export function clearModals(workspace: Workspace, userId: string): void {
  for (const id of workspace.modals.get(userId) ?? []) workspace.views.delete(id);
  workspace.modals.delete(userId);
  workspace.changed();
}

/** The view as answers and payloads carry it. https://docs.slack.dev/reference/views */
export function viewObject(workspace: Workspace, stored: StoredView): Record<string, unknown> {
  const { view } = stored;
  return {
    id: stored.id,
    team_id: workspace.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: stored.values },
    hash: stored.hash,
    title:
      view.type === 'modal' ? view.title : { type: 'plain_text', text: 'View Title', emoji: true },
    close: view.type === 'modal' ? (view.close ?? null) : null,
    submit: view.type === 'modal' ? (view.submit ?? null) : null,
    clear_on_close: view.type === 'modal' && (view.clear_on_close ?? false),
    notify_on_close: view.type === 'modal' && (view.notify_on_close ?? false),
    previous_view_id: stored.previousId ?? null,
    root_view_id: stored.rootId,
    app_id: workspace.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.botId,
  };
}
