/** The hand movements of a driven client: find the surface, change a value, use an element. */
import type { AnyBlock, Option } from '@slack/types';
import type {
  ClientMessage,
  ElementContainer,
  OptionChoice,
  ViewValues,
} from '../client-protocol.ts';
import type { Placed } from '../elements.ts';
import { type Value, valuesFor } from '../view-values.ts';
import { modalStack, type StoredView } from '../views.ts';
import { act, type Suggestions, suggest, surfaceOf } from './actions.ts';
import type { Choice } from './choices.ts';
import { Refusal } from './refusal.ts';
import type { Outcome, Session } from './session.ts';

/** Where to act: the top modal unless said otherwise. */
export type Place = 'home' | Pick<ClientMessage, 'channelId' | 'ts'>;

export class Hands {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  homeView(): StoredView | undefined {
    const { workspace } = this.#session;
    return workspace.views.get(workspace.homes.get(this.#session.userId) ?? '');
  }

  topView(): StoredView {
    const top = modalStack(this.#session.workspace, this.#session.userId).at(-1);
    if (top === undefined) throw new Refusal('no modal is open');
    return top;
  }

  surface(place?: Place): { container: ElementContainer; blocks: readonly AnyBlock[] } {
    if (typeof place === 'object') {
      const { channelId, ts } = place;
      const container = { type: 'message', channelId, ts } as const;
      const surface = surfaceOf(this.#session, container);
      return { container, blocks: 'message' in surface ? surface.message.blocks : [] };
    }
    const stored = place === 'home' ? this.homeView() : this.topView();
    if (stored === undefined) throw new Refusal('the app has published no Home');
    return { container: { type: 'view', viewId: stored.id }, blocks: stored.view.blocks };
  }

  values(container: ElementContainer): ViewValues {
    const surface = surfaceOf(this.#session, container);
    if ('view' in surface) return surface.view.values;
    const { message } = surface;
    return message.values.get(this.#session.userId) ?? valuesFor(message.blocks);
  }

  set(container: ElementContainer, { blockId, actionId }: Placed, value: Value): void {
    const values = this.values(container);
    values[blockId] = { ...values[blockId], [actionId]: value };
    const surface = surfaceOf(this.#session, container);
    if ('message' in surface) surface.message.values.set(this.#session.userId, values);
  }

  act(container: ElementContainer, { blockId, actionId }: Placed, value: Value): Promise<Outcome> {
    const values = this.values(container);
    return act(this.#session, { container, blockId, actionId, value, values });
  }

  /** Types into an external select. Below its min_query_length (3 by default) Slack asks nobody. */
  ask(container: ElementContainer, placed: Placed, query: string): Promise<Suggestions> {
    const { blockId, actionId, element } = placed;
    const least = ('min_query_length' in element ? element.min_query_length : undefined) ?? 3;
    if (query.length < least) throw new Refusal(`nothing is searched below ${least} characters`);
    return suggest(this.#session, { container, blockId, actionId, query });
  }

  /** The options an external select offers for what is wanted; nothing for other elements. */
  async search(
    container: ElementContainer,
    placed: Placed,
    choice: Choice,
  ): Promise<readonly Option[]> {
    if (!isExternal(placed) || choice === null) return [];
    const found: Option[] = [];
    for (const query of typeof choice === 'object' ? choice : [String(choice)]) {
      const { options, failure } = await this.ask(container, placed, query);
      if (failure !== undefined) throw new Refusal(`the options did not come: ${failure}`);
      found.push(...options.flatMap((list) => list.options).map(asOption));
    }
    return found;
  }
}

function asOption({ text, value, description }: OptionChoice): Option {
  return {
    text: { type: 'plain_text', text },
    value,
    ...(description === undefined
      ? {}
      : { description: { type: 'plain_text', text: description } }),
  };
}

export function isExternal({ element }: Placed): boolean {
  return element.type === 'external_select' || element.type === 'multi_external_select';
}
