// https://docs.slack.dev/reference/methods/views.open and its neighbors
import { z } from 'zod';
import { homeView, modalView } from '../rules/view.ts';
import { SlackError } from '../slack-error.ts';
import { exchangeTrigger } from '../triggers.ts';
import {
  openModal,
  publishHome,
  pushModal,
  type StoredView,
  updateView,
  viewObject,
} from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { structure } from './arguments.ts';
import { type Methods, method } from './method.ts';

const view = z.unknown().transform(structure).optional();

function find(workspace: Workspace, viewId?: string, externalId?: string): StoredView {
  if (!viewId === !externalId) throw new SlackError('invalid_arguments');
  for (const stored of workspace.views.values()) {
    if (viewId ? stored.id === viewId : stored.view.external_id === externalId) return stored;
  }
  throw new SlackError('not_found');
}

function requireHash(stored: StoredView | undefined, hash: string | undefined): void {
  if (hash && stored !== undefined && stored.hash !== hash) throw new SlackError('hash_conflict');
}

export const viewsMethods: Methods = {
  'views.open': method(
    undefined,
    z.object({ trigger_id: z.string(), view }),
    (args, { workspace }) => {
      const modal = modalView(args.view);
      const trigger = exchangeTrigger(workspace, args.trigger_id);
      return { view: viewObject(workspace, openModal(workspace, trigger.userId, modal)) };
    },
  ),

  'views.push': method(
    undefined,
    z.object({ trigger_id: z.string(), view }),
    (args, { workspace }) => {
      const modal = modalView(args.view);
      const trigger = exchangeTrigger(workspace, args.trigger_id);
      if (trigger.viewId === undefined) throw new SlackError('not_found');
      return { view: viewObject(workspace, pushModal(workspace, trigger.userId, modal)) };
    },
  ),

  'views.update': method(
    undefined,
    z.object({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view,
    }),
    (args, { workspace }) => {
      const stored = find(workspace, args.view_id, args.external_id);
      const next = stored.view.type === 'home' ? homeView(args.view) : modalView(args.view);
      requireHash(stored, args.hash);
      return { view: viewObject(workspace, updateView(workspace, stored, next)) };
    },
  ),

  'views.publish': method(
    undefined,
    z.object({ user_id: z.string(), hash: z.string().optional(), view }),
    (args, { workspace }) => {
      const home = homeView(args.view);
      const user = workspace.users.get(args.user_id);
      if (user === undefined || user.deleted) throw new SlackError('invalid_arguments');
      requireHash(workspace.views.get(workspace.homes.get(user.id) ?? ''), args.hash);
      return { view: viewObject(workspace, publishHome(workspace, user.id, home)) };
    },
  ),
};
