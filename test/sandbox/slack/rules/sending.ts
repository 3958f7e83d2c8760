/** Sends payloads to the local Slack through the real WebClient and tells what it answered. */
import {
  type Logger,
  LogLevel,
  type WebAPICallResult,
  WebAPIPlatformError,
  WebClient,
} from '@slack/web-api';
import type { LocalSlack } from '../../../../sandbox/slack/local-slack.ts';
import { startLocalSlack } from '../../../../sandbox/slack/local-slack.ts';
import { demoManifest } from '../demo-app.ts';

export type Json = Record<string, unknown>;

export interface Answer {
  ok: boolean;
  error?: string | undefined;
  messages: string[];
}

function answerOf(data: WebAPICallResult & { error?: string }): Answer {
  return { ok: data.ok, error: data.error, messages: data.response_metadata?.messages ?? [] };
}

/** Refusals are what these tests are about: the client need not print each. */
export const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

export interface Sender {
  slack: LocalSlack;
  client: WebClient;
  call: (method: string, args: Json) => Promise<Answer>;
  /** Opens a modal around the blocks. */
  modal: (blocks: unknown, fields?: Json) => Promise<Answer>;
  home: (blocks: unknown, fields?: Json) => Promise<Answer>;
  message: (blocks: unknown, fields?: Json) => Promise<Answer>;
  stop: () => Promise<void>;
}

export async function startSending(): Promise<Sender> {
  const slack = await startLocalSlack({ manifest: demoManifest });
  const anna = slack.addUser({ name: 'anna' });
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: quiet });
  const call = async (method: string, args: Json): Promise<Answer> => {
    try {
      return answerOf(await client.apiCall(method, args));
    } catch (error) {
      if (error instanceof WebAPIPlatformError) return answerOf(error.data);
      throw error;
    }
  };
  return {
    slack,
    client,
    call,
    modal: (blocks, fields = {}) => {
      const title = plain('Title');
      const view = { type: 'modal', title, submit: plain('Save'), blocks, ...fields };
      return call('views.open', { trigger_id: slack.triggerFor(anna.id), view });
    },
    home: (blocks, fields = {}) =>
      call('views.publish', { user_id: anna.id, view: { type: 'home', blocks, ...fields } }),
    message: (blocks, fields = {}) =>
      call('chat.postMessage', { channel: anna.id, text: 'Words', blocks, ...fields }),
    stop: () => slack.stop(),
  };
}

export function plain(text: string): Json {
  return { type: 'plain_text', text };
}

export function mrkdwn(text: string): Json {
  return { type: 'mrkdwn', text };
}

export function section(fields: Json = {}): Json {
  return { type: 'section', text: mrkdwn('Words'), ...fields };
}

export function actions(...elements: Json[]): Json {
  return { type: 'actions', elements };
}

export function input(element: Json, fields: Json = {}): Json {
  return { type: 'input', label: plain('Label'), element, ...fields };
}

export function button(fields: Json = {}): Json {
  return { type: 'button', text: plain('Go'), ...fields };
}

export function option(value: string, fields: Json = {}): Json {
  return { text: plain(`Option ${value}`), value, ...fields };
}

/** `count` of something, each made from its number. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export const letters = (count: number): string => 'x'.repeat(count);

export const options = (count: number): Json[] => times(count, (index) => option(`v${index}`));

export const oneOption = { options: options(1) };
