/** Elements used in views and messages: block_actions, and the options of external selects. */
import type { ClientPush, ElementContainer, ViewValues } from '../client-protocol.ts';
import {
  messageActionPayload,
  suggestionPayload,
  viewActionPayload,
} from '../delivery/payloads.ts';
import { type Interactive, placedElements } from '../elements.ts';
import type { Message } from '../messages.ts';
import { suggestedOptions } from '../rules/suggestions.ts';
import { type Value, valuesFor } from '../view-values.ts';
import type { StoredView } from '../views.ts';
import { Refusal } from './refusal.ts';
import type { Outcome, Session } from './session.ts';

export const TROUBLE = 'We had some trouble connecting. Try again?';

type Surface = { view: StoredView } | { message: Message };

export function surfaceOf(session: Session, container: ElementContainer): Surface {
  const { workspace, userId } = session;
  if (container.type === 'view') {
    const view = workspace.views.get(container.viewId);
    if (view?.userId !== userId) throw new Refusal('that view is not open');
    return { view };
  }
  const message = workspace.findMessage(container.channelId, container.ts);
  const isHidden = message?.onlyFor !== undefined && message.onlyFor !== userId;
  if (message === undefined || isHidden) throw new Refusal('that message is not there');
  return { message };
}

function keepValues(surface: Surface, userId: string, values: ViewValues): void {
  if ('view' in surface) surface.view.values = valuesFor(surface.view.view.blocks, values);
  else surface.message.values.set(userId, valuesFor(surface.message.blocks, values));
}

/** What an element tells about itself in `actions`, beside the value. */
function ownFields(element: Interactive): Value {
  switch (element.type) {
    case 'button': {
      const { text, value, url, style } = element;
      return {
        text,
        ...(value === undefined ? {} : { value }),
        ...(url === undefined ? {} : { url }),
        ...(style === undefined ? {} : { style }),
      };
    }
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'datepicker':
      return element.placeholder === undefined ? {} : { placeholder: element.placeholder };
    default:
      return {};
  }
}

export interface Act {
  container: ElementContainer;
  blockId: string;
  actionId: string;
  value: Value;
  values: ViewValues;
}

/** A button clicked, a value chosen: tells the app. */
export async function act(session: Session, use: Act): Promise<Outcome> {
  const { workspace, userId } = session;
  const surface = surfaceOf(session, use.container);
  const blocks = 'view' in surface ? surface.view.view.blocks : surface.message.blocks;
  const placed = placedElements(blocks).find(
    (each) => each.blockId === use.blockId && each.actionId === use.actionId,
  );
  if (placed === undefined) throw new Refusal('that element is not there any more');
  keepValues(surface, userId, use.values);
  const action = {
    type: placed.element.type,
    block_id: use.blockId,
    action_id: use.actionId,
    ...ownFields(placed.element),
    ...use.value,
    action_ts: workspace.nextTs(),
  };
  if ('message' in surface) {
    const payload = messageActionPayload(
      workspace,
      session.baseUrl,
      surface.message,
      userId,
      action,
    );
    return session.app.deliver({ type: 'interactive', payload, acceptsResponse: false });
  }
  const { view } = surface;
  view.busy = true;
  delete view.failure;
  workspace.changed();
  const payload = viewActionPayload(workspace, view, action);
  const outcome = await session.app.deliver({
    type: 'interactive',
    payload,
    acceptsResponse: false,
  });
  view.busy = false;
  if (!outcome.ok) view.failure = TROUBLE;
  workspace.changed();
  return outcome;
}

export type Suggestions = Pick<Extract<ClientPush, { type: 'options' }>, 'options' | 'failure'>;

/** Asks the app for the options of an external select. */
export async function suggest(
  session: Session,
  ask: { container: ElementContainer; blockId: string; actionId: string; query: string },
): Promise<Suggestions> {
  const { workspace, userId } = session;
  const { container, blockId, actionId, query } = ask;
  const surface = surfaceOf(session, container);
  const payload = suggestionPayload(workspace, { userId, blockId, actionId, query, ...surface });
  const outcome = await session.app.deliver({
    type: 'interactive',
    payload,
    acceptsResponse: true,
  });
  if (!outcome.ok) return { options: [], failure: outcome.error };
  const { lists, problems } = suggestedOptions(outcome.body);
  if (problems.length > 0) {
    workspace.violated('options', 'invalid_options', problems);
    return { options: [], failure: 'invalid_options' };
  }
  return {
    options: lists.map(({ label, options }) => ({
      ...(label === undefined ? {} : { label }),
      options: options.map(({ text, value, description }) => ({
        text: text.text,
        value,
        ...(description === undefined ? {} : { description: description.text }),
      })),
    })),
  };
}
