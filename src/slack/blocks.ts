/** Block Kit as plain typed objects, with the limits that data from outside could break. */
import type {
  Button,
  ConfirmationDialog,
  ContextBlock,
  HeaderBlock,
  HomeView,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { clip, oneLine } from './mrkdwn.ts';

/** A modal or home of known blocks only: a wrong block does not compile. */
export type Modal = Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] };
export type Home = Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] };

export function plain(text: string, max = 3000): PlainTextElement {
  return { type: 'plain_text', text: clip(text, max), emoji: true };
}

/** `text` is markup already: made by Texts.md, or escaped. */
export function mrkdwn(text: string, max = 3000): MrkdwnElement {
  return { type: 'mrkdwn', text: clip(text, max) };
}

export function section(
  text: string,
  rest: Omit<SectionBlock, 'type' | 'text'> = {},
): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...rest };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => mrkdwn(text)) };
}

export interface ButtonOptions {
  text: string;
  actionId: string;
  /** Ids only; what comes back is parsed again. */
  value?: string;
  style?: Button['style'];
  confirm?: ConfirmationDialog;
  /** What a screen reader says where the text alone is ambiguous. */
  label?: string;
}

export function button({ text, actionId, value, style, confirm, label }: ButtonOptions): Button {
  return {
    type: 'button',
    text: plain(text, 75),
    action_id: actionId,
    ...(value === undefined ? {} : { value }),
    ...(style && { style }),
    ...(confirm && { confirm }),
    ...(label && { accessibility_label: clip(oneLine(label), 75) }),
  };
}

/** So many options fit a menu; more are searched. */
export const MAX_OPTIONS = 100;

/** An option of a select: names are cut in the middle, and an empty one still shows. */
export function option(text: string, value: string, description?: string): PlainTextOption {
  const second = oneLine(description ?? '');
  return {
    text: plain(oneLine(text) || '–', 75),
    value,
    ...(second !== '' && { description: plain(second, 75) }),
  };
}
