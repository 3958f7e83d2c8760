/** What an administrator does in Slack, from the command to the answer that they read. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PLANS } from '../../commands/assign-license/form.ts';
import type { Screen } from '../../sandbox/slack/client/screen.ts';
import type { Outcome } from '../../sandbox/slack/client/session.ts';
import type { SlackClient } from '../../sandbox/slack/client.ts';
import { plansBlock } from '../../src/slack/plans-input.ts';
import { type Member, soon } from './stage.ts';

interface Named {
  id: string;
  displayName: string;
}

/** What a sentence means, by a few of its words. */
const MEANINGS = {
  assigned: / got \*/,
  options_changed: /^The options of /m,
  unchanged: /nothing was changed\.$/m,
  seats_exhausted: /No seat of .+ is free/,
  removed: /^Removed \*/m,
  not_assigned: /does not hold|holds no licenses|holds nothing/,
  restored: /^↩ /m,
  already_assigned: / again already/,
  failed: /Something went wrong on our side.+reference [0-9a-f]{8}/,
  asked: /^Remove \*/m,
  /** The form itself stands there. */
  form: /Last day|Licenses to remove/,
};
export type Told = keyof typeof MEANINGS | 'unanswered' | `?${string}`;

const WORKING = 'This takes a little longer than usual';

export interface Administrator {
  client: SlackClient;
  /** Why Slack got no answer in time, each time that it did not. */
  trouble: string[];
  /** Opens the form for assigning, filled in. */
  openAssign(person: Member, product: Named): Promise<void>;
  /** The same for removing; nothing may be there to remove. */
  openRemove(person: Member, product: Named): Promise<void>;
  /** Submits what is open until there is an answer, and reads it. */
  submit(): Promise<Told>;
  assign(person: Member, product: Named, plansOff?: { id: string }[]): Promise<Told>;
  remove(person: Member, product: Named): Promise<Told>;
  /** Of the removal that is shown. */
  undo(): Promise<Told>;
}

/** @param patienceMs after which somebody who sees nothing tries again, or gives up. */
export function administrator(client: SlackClient, patienceMs = 60_000): Administrator {
  const trouble: string[] = [];
  const answered = (outcome: Outcome) => {
    if (!outcome.ok) trouble.push(outcome.error);
    return outcome.ok;
  };
  const see = <T>(look: (modal: Screen) => T | undefined | false) =>
    soon(() => client.modal && look(client.modal), patienceMs);

  /** Types until the form is there. */
  async function open(line: string): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      if (client.modal) await client.closeModal({ all: true });
      if (answered(await client.command(line)) && (await see(({ hasSubmit }) => hasSubmit))) return;
      await sleep(100);
    }
    const seen = client.modal?.text ?? client.dm().at(-1)?.text ?? client.messages().at(-1)?.text;
    throw new Error(`No form comes for ${line}, but: ${seen}; ${trouble.slice(-3).join()}`);
  }

  const openAssign = (person: Member, product: Named) =>
    open(`/license-assign @${person.name} ${product.displayName}`);

  const openRemove = (person: Member, product: Named) =>
    open(`/license-remove @${person.name} ${product.displayName}`);

  async function submit(): Promise<Told> {
    for (let tries = 0; tries < 20; tries += 1) {
      // What was not acknowledged in time may be answered all the same, by another view.
      if (client.modal?.hasSubmit === false || answered(await client.submit())) {
        const told = await see((modal) => !modal.text.includes(WORKING) && meaning(modal));
        return told ?? 'unanswered';
      }
      await sleep(100);
    }
    return 'unanswered';
  }

  return {
    client,
    trouble,
    openAssign,
    openRemove,
    submit,
    async assign(person, product, plansOff) {
      await openAssign(person, product);
      if (plansOff) {
        const values = plansOff.map(({ id }) => id);
        await client.choose(plansBlock(PLANS, product.id), values.length > 0 ? values : null);
      }
      return submit();
    },
    async remove(person, product) {
      await openRemove(person, product);
      const form = client.modal && meaning(client.modal);
      if (form !== 'form') return form ?? 'unanswered';
      const asked = await submit();
      return asked === 'asked' ? submit() : asked;
    },
    async undo() {
      for (let tries = 0; tries < 20; tries += 1) {
        const told = answered(await client.click('Undo')) && (await see(undone));
        if (told) return told;
      }
      return 'unanswered';
    },
  };
}

/** What a view says, or the errors at its fields. */
function meaning({ text, errors }: Pick<Screen, 'text' | 'errors'>): Told {
  const said = [...Object.values(errors), text].join('\n');
  const found = Object.entries(MEANINGS).find(([, words]) => words.test(said));
  return (found?.[0] as keyof typeof MEANINGS | undefined) ?? `?${said}`;
}

function undone(modal: Screen): Told | undefined {
  const told = meaning(modal);
  return told === 'removed' ? undefined : told;
}
