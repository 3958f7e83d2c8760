/**
 * What the page (or a test) and the local Slack say to each other: the "client" side of Slack,
 * which Slack itself keeps private. One WebSocket at /client?user=U…; JSON both ways.
 * The server pushes the whole state of what this person can see after each change; the page
 * only draws it and sends what the person did. In-process tests call the same operations.
 */
import type { AnyBlock, View } from '@slack/types';

/** The WebSocket's close code where nobody has the id. */
export const NOBODY = 4404;

export interface ClientUser {
  id: string;
  name: string;
  realName: string;
  title: string;
  isBot: boolean;
  isAdmin: boolean;
  isOwner: boolean;
  deleted: boolean;
  /** Guest (multi- or single-channel). */
  isRestricted: boolean;
  /** Somebody of another organization, present through a shared channel. */
  isStranger: boolean;
  locale: string;
  tz: string;
}

export interface ClientChannel {
  id: string;
  name: string;
  kind: 'channel' | 'dm' | 'app';
  /** For a DM: the other person; for the app: its bot user. */
  userId?: string;
  unread: number;
  /** People can't write here: the app's manifest closes its Messages tab. */
  readOnly: boolean;
}

export interface ClientFile {
  id: string;
  title: string;
  /** In bytes. */
  size: number;
  /** Where it is downloaded, below the local Slack's address. */
  url: string;
}

export interface ClientMessage {
  ts: string;
  channelId: string;
  userId: string;
  text: string;
  blocks: AnyBlock[];
  threadTs?: string;
  /** Only this reader sees it ("Only visible to you"). */
  ephemeral: boolean;
  edited: boolean;
  files: ClientFile[];
  /** Failures Slackbot tells the person about ("/x failed with the error …"). */
  system: boolean;
}

/** Slack's `state.values`: block_id → action_id → the element's value object. */
export type ViewValues = Record<string, Record<string, Record<string, unknown>>>;

/**
 * A view as Slack stores it. What a person has typed lives in their client: it keeps a value
 * across views.update while its block_id and action_id stay, and sends all of them with each act.
 */
export interface ClientView {
  id: string;
  /** Changes with each views.update. */
  hash: string;
  view: View;
  /** Errors by block_id after a refused submission. */
  errors: Record<string, string>;
  /** A submission or click is under way. */
  busy: boolean;
  /** Slack's own failure sentence ("We had some trouble connecting. Try again?"). */
  failure?: string;
}

export interface ClientCommand {
  command: string;
  description: string;
  usageHint: string;
}

/** An entry that the app adds to the menu of each message. */
export interface ClientShortcut {
  name: string;
  callbackId: string;
}

export interface ClientState {
  /** The workspace's name, as the sidebar shows it. */
  teamName: string;
  me: ClientUser;
  users: ClientUser[];
  channels: ClientChannel[];
  commands: ClientCommand[];
  messageShortcuts: ClientShortcut[];
  messages: ClientMessage[];
  /** The open modal stack, bottom first; empty when no modal is open. */
  modals: ClientView[];
  home: ClientView | null;
  appConnected: boolean;
}

/** Where an element stands: in a view, or in a message. */
export type ElementContainer =
  | { type: 'view'; viewId: string }
  | { type: 'message'; channelId: string; ts: string };

export interface OptionChoice {
  text: string;
  value: string;
  description?: string;
}

export type ClientRequest =
  | { type: 'send'; channelId: string; text: string; threadTs?: string }
  /** A slash command, typed as the person sees it: "/license-assign @anna Entra ID P1". */
  | { type: 'command'; channelId: string; line: string }
  | { type: 'shortcut'; channelId: string; ts: string; callbackId: string }
  /**
   * An element was used: a button clicked, a value chosen. `value` as Slack's state value object
   * (e.g. { type: 'static_select', selected_option: {…} }); `values`: all values of the container now.
   */
  | {
      type: 'act';
      container: ElementContainer;
      blockId: string;
      actionId: string;
      value: Record<string, unknown>;
      values: ViewValues;
    }
  /** Typed options of an external select; answered by `options` with the same `id`. */
  | {
      type: 'suggest';
      id: number;
      container: ElementContainer;
      blockId: string;
      actionId: string;
      query: string;
    }
  | { type: 'submit'; viewId: string; values: ViewValues }
  | { type: 'close'; viewId: string; all: boolean }
  | { type: 'home' }
  | { type: 'read'; channelId: string };

export type ClientPush =
  | { type: 'state'; state: ClientState }
  | {
      type: 'options';
      id: number;
      options: { label?: string; options: OptionChoice[] }[];
      failure?: string;
    };
