/**
 * Walks through all that the app shows to somebody: every button, menu, search and form once. What
 * a later slice shows is found by itself, as long as a way leads there.
 */
import type { AnyBlock } from '@slack/types';
import { Refusal } from '../../../sandbox/slack/client/refusal.ts';
import type { SlackClient } from '../../../sandbox/slack/client.ts';
import type { ClientMessage } from '../../../sandbox/slack/client-protocol.ts';
import { type Placed, placedElements } from '../../../sandbox/slack/elements.ts';
import type { TestApp } from '../../support/app.ts';

type Place = Parameters<SlackClient['click']>[1];

export interface Walk {
  client: SlackClient;
  /** What to type, one after the other. */
  lines: readonly string[];
  /** In whose menu the shortcuts are. */
  message: Pick<ClientMessage, 'channelId' | 'ts'>;
  shortcuts: readonly string[];
  /** Whom to pick where a person is picked. */
  person: string;
  /** In which messages stand that have buttons; `told`: they are as they are to be. */
  channel: { id: string | null; told(): Promise<void> };
}

/** Returns the titles of the modals it has met. */
export async function walk(app: Pick<TestApp, 'idle'>, { client, lines, person, ...walk }: Walk) {
  const seen = new Set<string>();
  const titles = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key);

  for (let before = -1; before < seen.size; ) {
    before = seen.size;
    for (const line of lines) {
      await client.command(line);
      await app.idle();
      await lookAround(line);
    }
    for (const name of walk.shortcuts) {
      await client.shortcut(name, walk.message);
      await app.idle();
      await lookAround(name);
    }
    await client.openHome();
    await app.idle();
    while (await useOne(client.home?.blocks ?? [], 'home')) await lookAround();
    for (const { blocks, channelId, ts } of client.dm()) {
      while (await useOne(blocks, { channelId, ts })) await lookAround();
    }
    const { id: channelId, told } = walk.channel;
    const inChannel = () => (channelId === null ? [] : client.messages(channelId));
    for (const { ts } of inChannel()) {
      const blocks = () => inChannel().find((each) => each.ts === ts)?.blocks ?? [];
      while (channelId !== null && (await useOne(blocks(), { channelId, ts }))) {
        await lookAround();
        await told();
      }
    }
  }
  return titles;

  /** Uses what is new in the modals, from the top one down, until they are closed. */
  async function lookAround(line = ''): Promise<void> {
    for (let modal = client.modal; modal; modal = client.modal) {
      titles.add(modal.title);
      if (await useOne(modal.blocks)) continue;
      const form = `${line} ${modal.callbackId} ${modal.title}`;
      if (modal.hasSubmit && isNew(form)) await fillIn(modal.blocks);
      else await client.closeModal();
    }
  }

  /** From the last one up, so that what leads away comes last. False where nothing new is there. */
  async function useOne(blocks: readonly AnyBlock[], place?: Place): Promise<boolean> {
    const all = placedElements(blocks)
      .filter(({ input }) => !input || input.dispatch_action === true)
      .flatMap((placed) => verbsOf(placed).map((verb) => ({ placed, verb })))
      .reverse();
    const ordered = typeof place === 'object' ? alertsFirst(all) : all;
    const next = ordered.find(({ placed: { actionId }, verb }) =>
      isNew(`${actionId} ${verb.split(':')[0]}`),
    );
    if (!next) return false;
    await use(next.placed, next.verb, place);
    return true;
  }

  async function use(placed: Placed, verb: string, place?: Place): Promise<void> {
    const { element, actionId, blockId } = placed;
    const target = { actionId, blockId };
    try {
      if (element.type === 'button') await client.click(target, place);
      else if (element.type.endsWith('_input'))
        await client.fill(target, textFor(placed), { enter: true });
      else await client.choose(target, verb || (await choiceFor(placed, place)), place);
    } catch (error) {
      // Nothing to choose from, or gone by now.
      if (!(error instanceof Refusal)) throw error;
    }
    await app.idle();
  }

  async function fillIn(blocks: readonly AnyBlock[]): Promise<void> {
    for (const placed of placedElements(blocks)) {
      // Others were used as they were met, and change the form.
      if (placed.input && placed.input.dispatch_action !== true) await use(placed, '');
    }
    try {
      await client.submit();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    await app.idle();
  }

  async function choiceFor({ element, actionId, blockId }: Placed, place?: Place) {
    switch (element.type) {
      case 'users_select':
        return person;
      case 'multi_users_select':
        return [person];
      case 'datepicker':
        return '2027-12-31';
      case 'external_select':
      case 'multi_external_select': {
        const { options } = await client.suggest({ actionId, blockId }, '', place);
        return options.flatMap((list) => list.options).at(-1)?.text ?? null;
      }
      case 'static_select': {
        const values = element.options?.map(({ value }) => value) ?? [];
        // What is turned off is shown no more.
        return (values.includes('on') ? 'on' : values.at(-1)) ?? null;
      }
      case 'multi_static_select':
      case 'radio_buttons':
      case 'checkboxes':
        return element.options?.at(-1)?.value ?? null;
      default:
        return null;
    }
  }
}

function verbsOf({ element }: Placed): string[] {
  return element.type === 'overflow' ? element.options.map(({ value }) => value ?? '') : [''];
}

/** Once an alert is turned off, or its subscription renewed, its other buttons are gone. */
function alertsFirst(all: { placed: Placed; verb: string }[]) {
  const rank = ({ placed, verb }: (typeof all)[number]) =>
    verb.startsWith('turn_off') ? 1 : placed.actionId.startsWith('alert.') ? 0 : 2;
  return all.toSorted((one, other) => rank(one) - rank(other));
}

function textFor({ element, actionId }: Placed): string {
  if (actionId.includes('url')) return 'https://example.com/';
  const isShort = 'max_length' in element && (element.max_length ?? 0) < 20;
  return element.type === 'number_input' || isShort ? '20' : 'Text';
}
