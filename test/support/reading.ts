/** Reads views and messages as a person does, once the local Slack's rules have taken them. */
import type { AnyBlock, HomeView, ModalView } from '@slack/types';
import { buttonTexts, readableText } from '../../sandbox/slack/client/screen.ts';
import { placedElements, withIds } from '../../sandbox/slack/elements.ts';
import { messageContent } from '../../sandbox/slack/rules/message.ts';
import { homeView, modalView } from '../../sandbox/slack/rules/view.ts';
import type { Home, Modal } from '../../src/slack/blocks.ts';

export interface Read {
  text: string;
  /** Mentions in it that would ping many or somebody; plain text pings nobody. */
  pings: string[];
  buttons: string[];
  /** What a screen reader says of the buttons that have a label of their own. */
  labels: string[];
}

/** @throws what Slack would refuse the modal with. */
export function readModal(modal: Modal): Read {
  return read(modalView(modal));
}

/** @throws what Slack would refuse the home with. */
export function readHome(home: Home): Read {
  return read(homeView(home));
}

/** @throws what Slack would refuse the message with. */
export function readMessage(message: { text: string; blocks: readonly AnyBlock[] }): string {
  const { text, blocks } = messageContent(message);
  return [text, readableText(blocks)].join('\n');
}

function read({ blocks }: ModalView | HomeView): Read {
  const placed = placedElements(withIds(blocks)).map(({ element }) => element);
  return {
    text: readableText(blocks),
    pings:
      markup(blocks)
        .join('\n')
        .match(/<(?:!(?!date)|@|#)[^>]*>/g) ?? [],
    buttons: buttonTexts(blocks),
    labels: placed.flatMap((element) =>
      element.type === 'button' && element.accessibility_label ? [element.accessibility_label] : [],
    ),
  };
}

function markup(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [value.text] : [];
  return [...own.map(String), ...Object.values(value).flatMap(markup)];
}
