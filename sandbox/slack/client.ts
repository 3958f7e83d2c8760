/**
 * One person's Slack client, driven from a test: what they see, and what they do. It refuses what
 * a real client makes impossible. Acts resolve when the app has acknowledged them (or failed to);
 * what the app does afterwards is awaited with waitFor.
 */
import type { Suggestions } from './client/actions.ts';
import { type Choice, chosenValue } from './client/choices.ts';
import { clientView, messagesFor } from './client/client-state.ts';
import { runCommand } from './client/commands.ts';
import { openConversation, openHome, send } from './client/conversation.ts';
import { findElement, type Target } from './client/find-element.ts';
import { Hands, isExternal, type Place } from './client/hands.ts';
import { Refusal } from './client/refusal.ts';
import { type Screen, screenOf } from './client/screen.ts';
import type { Outcome, Session } from './client/session.ts';
import { messageShortcuts, runShortcut } from './client/shortcuts.ts';
import { close, submit } from './client/submissions.ts';
import { submitProblems } from './client/submit-checks.ts';
import type { ClientMessage, ClientView } from './client-protocol.ts';
import type { Conversation } from './conversations.ts';
import type { Placed } from './elements.ts';
import { modalStack } from './views.ts';

const PATIENCE_MS = 60_000;

export class SlackClient {
  readonly userId: string;
  readonly #session: Session;
  readonly #general: Conversation;
  readonly #hands: Hands;
  #violationsSeen = 0;

  constructor(session: Session, general: Conversation) {
    this.userId = session.userId;
    this.#session = session;
    this.#general = general;
    this.#hands = new Hands(session);
  }

  /** The open modals, bottom first. */
  get modals(): Screen[] {
    return modalStack(this.#session.workspace, this.userId).map(screenOf);
  }

  /** The modal on top. */
  get modal(): Screen | undefined {
    return this.modals.at(-1);
  }

  get home(): Screen | undefined {
    const stored = this.#hands.homeView();
    return stored && screenOf(stored);
  }

  /** The modals as the page gets them. */
  get clientViews(): ClientView[] {
    return modalStack(this.#session.workspace, this.userId).map(clientView);
  }

  /** What this person sees in a channel, by default #general, where commands are typed. */
  messages(channelId: string = this.#general.id): ClientMessage[] {
    return messagesFor(this.#session.workspace, this.userId, channelId);
  }

  /** The direct messages between this person and the app. */
  dm(): ClientMessage[] {
    return this.messages(this.#session.workspace.directMessage(this.userId).id);
  }

  /** Types a slash command. */
  command(line: string, where: { channelId?: string } = {}): Promise<Outcome> {
    this.#begin();
    if (this.modal !== undefined) throw new Refusal('a modal covers the composer');
    const channelId = where.channelId ?? this.#general.id;
    return runCommand(this.#session, openConversation(this.#session, channelId), line);
  }

  /** Chooses an entry that the app adds to a message's menu, by its name. */
  shortcut(
    name: string,
    { channelId, ts }: Pick<ClientMessage, 'channelId' | 'ts'>,
  ): Promise<Outcome> {
    this.#begin();
    const known = messageShortcuts(this.#session).find((each) => each.name === name);
    const callbackId = known?.callback_id ?? name;
    return runShortcut(this.#session, { channelId, ts, callbackId });
  }

  /** Writes a message; by default to the app. */
  send(text: string, where: { channelId?: string } = {}): Promise<void> {
    this.#begin();
    const { workspace } = this.#session;
    const channelId = where.channelId ?? workspace.directMessage(this.userId).id;
    return send(this.#session, openConversation(this.#session, channelId), text);
  }

  /** Opens the app's Home tab. */
  openHome(): Promise<void> {
    this.#begin();
    return openHome(this.#session);
  }

  /** Clicks a button and agrees to its confirmation, if it has one. */
  click(target: Target, place?: Place): Promise<Outcome> {
    this.#begin();
    const { container, blocks } = this.#hands.surface(place);
    const placed = findElement(blocks, target, ({ element }) => element.type === 'button');
    return this.#hands.act(container, placed, { type: 'button' });
  }

  /** Types into a text field. `enter` presses Enter, for fields that act on it. */
  async fill(target: Target, text: string, press: { enter?: boolean } = {}): Promise<void> {
    this.#begin();
    const { container, blocks } = this.#hands.surface();
    const placed = findElement(blocks, target, isTextField);
    const value = { type: placed.element.type, value: text === '' ? null : text };
    this.#hands.set(container, placed, value);
    const on =
      ('dispatch_action_config' in placed.element &&
        placed.element.dispatch_action_config?.trigger_actions_on) ||
      (['on_enter_pressed'] as const);
    const isTriggered =
      on.some((trigger) => trigger === 'on_character_entered') || press.enter === true;
    if (placed.input?.dispatch_action === true && isTriggered) {
      await this.#hands.act(container, placed, value);
    }
  }

  /**
   * Chooses in a menu, picker, checkbox or radio group: options by text or value, people and
   * channels by id, dates as YYYY-MM-DD, null to clear. An external select is searched first.
   */
  async choose(target: Target, choice: Choice, place?: Place): Promise<Outcome> {
    this.#begin();
    const { container, blocks } = this.#hands.surface(place);
    const placed = findElement(blocks, target, (each) => !isTextField(each) && !isButton(each));
    const suggested = await this.#hands.search(container, placed, choice);
    const value = chosenValue(this.#session.workspace, placed.element, choice, suggested);
    if (placed.element.type !== 'overflow') this.#hands.set(container, placed, value);
    const isSilent = placed.input !== undefined && placed.input.dispatch_action !== true;
    return isSilent ? { ok: true, body: undefined } : this.#hands.act(container, placed, value);
  }

  /** Types into an external select; gives what the app offers. */
  suggest(target: Target, query: string, place?: Place): Promise<Suggestions> {
    this.#begin();
    const { container, blocks } = this.#hands.surface(place);
    return this.#hands.ask(container, findElement(blocks, target, isExternal), query);
  }

  /** Presses the top modal's submit button. */
  async submit(): Promise<Outcome> {
    this.#begin();
    const top = this.#hands.topView();
    if (top.view.type !== 'modal' || top.view.submit === undefined) {
      throw new Refusal('this modal has no submit button');
    }
    const problems = submitProblems(top.view.blocks, top.values);
    if (problems.length > 0) throw new Refusal(problems.join('; '));
    return submit(this.#session, top.id, top.values);
  }

  /** Closes the top modal, or with `all` the whole stack. */
  closeModal(which: { all?: boolean } = {}): Promise<void> {
    this.#begin();
    return close(this.#session, this.#hands.topView().id, which.all ?? false);
  }

  /**
   * Waits until `predicate` gives something, looking again after each change. Rejects when the app
   * sends what Slack refuses, as the awaited change will then hardly come, and after a minute: long
   * enough for any machine, and no measure of speed.
   */
  waitFor<T>(predicate: (client: this) => T | undefined | null | false): Promise<T> {
    const { workspace } = this.#session;
    return new Promise<T>((resolve, reject) => {
      const look = () => {
        try {
          const found = predicate(this);
          const refused = workspace.violations.slice(this.#violationsSeen);
          if (found !== undefined && found !== null && found !== false) {
            end();
            resolve(found);
          } else if (refused.length > 0) {
            throw new Error(`Slack refused what the app sent: ${JSON.stringify(refused)}`);
          }
        } catch (error) {
          end();
          reject(error);
        }
      };
      const unsubscribe = workspace.onChange(look);
      const giveUp = setTimeout(() => {
        end();
        reject(
          new Error(`Waited in vain; the modal says: ${this.modal?.text ?? '(there is none)'}`),
        );
      }, PATIENCE_MS);
      function end() {
        unsubscribe();
        clearTimeout(giveUp);
      }
      look();
    });
  }

  #begin(): void {
    this.#violationsSeen = this.#session.workspace.violations.length;
  }
}

function isTextField({ element }: Placed): boolean {
  return element.type.endsWith('_input');
}

function isButton({ element }: Placed): boolean {
  return element.type === 'button';
}
