/**
 * What a slice is: one thing people do in Slack, as maps from Slack's ids to listeners. The
 * listeners see a call whose actor is known and whose ack is taken care of; what they throw
 * becomes a sentence for the person.
 */

import type { BlockElementAction, RespondArguments, ViewOutput } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import type { Context } from '../licensing/actor.ts';
import type { PersonRecord } from '../licensing/person-record.ts';
import type { Modal } from './blocks.ts';
import type { Services } from './services.ts';
import type { TextKey, Texts } from './texts.ts';

export interface Call {
  services: Services;
  /** Who acts: the one Slack signed for. */
  person: PersonRecord;
  isAdministrator: boolean;
  /** For the use cases: tenant, actor, surface, request id. */
  context: Context;
  texts: Texts;
}

export interface CommandCall extends Call {
  command: string;
  /** What was typed behind the command, trimmed. */
  text: string;
  triggerId: string;
  /** Answers so that only the asker sees it. */
  reply(message: RespondArguments): Promise<void>;
}

export interface ActionCall extends Call {
  action: BlockElementAction;
  triggerId: string;
  /** The modal or home it stands in; undefined in a message. */
  view: ViewOutput | undefined;
  /** The message it stands in. */
  message: { channelId: string; ts: string; blocks: unknown } | undefined;
  /** In a message: answers so that only the person who clicked sees it. */
  reply(message: RespondArguments): Promise<void>;
  /** Whoever clicked has their answer: what still takes long need not be told of. */
  answered(): void;
}

export interface ShortcutCall extends Call {
  triggerId: string;
  /** Who wrote the message in whose menu it was chosen; null: an app without a user of its own. */
  authorId: string | null;
}

export interface OptionsCall extends Call {
  query: string;
  view: ViewOutput | undefined;
}

export interface SubmissionCall extends Call {
  view: ViewOutput;
}

export type SubmissionAnswer =
  /** By block id; the input survives. `form` says it in itself, for when "working" took its place. */
  | { errors: Record<string, string>; form?: () => Modal | Promise<Modal> }
  | { push: Modal }
  /**
   * Takes the form's place. With either of these a deed is done. `after` runs once the view is shown,
   * or cannot be. `told`, markup, is the message where it cannot be, unless `after` sends one.
   */
  | { view: Modal; after?: () => Promise<void>; told?: string };

export interface EventCall {
  services: Services;
  event: Record<string, unknown>;
}

export interface Slice {
  commands?: Record<string, { help: TextKey; run(call: CommandCall): Promise<void> }>;
  /** Of messages, by callback_id. */
  shortcuts?: Record<string, (call: ShortcutCall) => Promise<void>>;
  actions?: Record<string, (call: ActionCall) => Promise<void>>;
  options?: Record<string, (call: OptionsCall) => Promise<PlainTextOption[]>>;
  submissions?: Record<string, (call: SubmissionCall) => Promise<SubmissionAnswer>>;
  events?: Record<string, (call: EventCall) => Promise<void>>;
  /** Views that another slice can come back to, by name; see {@link Services.screens}. */
  screens?: Record<string, (call: Call, place: unknown) => Promise<Modal>>;
}
