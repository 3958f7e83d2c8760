/**
 * Whoever closes the window that says "the result comes to you as a direct message" gets it there:
 * of every form, whether it is done or refused.
 */
import { REASON } from '../../commands/assign-license/form.ts';
import { ADMINISTRATORS } from '../../commands/license-settings/form.ts';
import type { SlackClient } from '../../sandbox/slack/client.ts';
import {
  ADMINISTER_PRODUCT,
  CHANGE_SUBSCRIPTION,
  EDIT_PLAN,
} from '../../src/slack/entry-points.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../support/builders.ts';
import { sees } from '../support/seeing.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { PATIENT } from '../withstand/stage.ts';

const app = useApp({ slack: async () => PATIENT });
const at = () => inTenantOf(app);

interface Form {
  /** Opens and fills it, up to submitting. */
  fill(client: SlackClient): Promise<unknown>;
  /** Between filling it and submitting it. */
  meanwhile?(): Promise<unknown>;
  /** What the message says. */
  told: string;
}

async function forms(): Promise<Record<string, Form>> {
  const plans = [await aPlan(at(), { name: 'Mail' }), await aPlan(at(), { name: 'Chat' })];
  const product = (displayName: string, more = {}) => aProduct(at(), { displayName, ...more });
  const [kim, nora] = [await somebody(app, 'Kim Known'), await somebody(app, 'Nora Known')];
  const [held, lent] = [await product('Held'), await product('Lent')];
  await anAssignment(at(), { id: kim.personId }, held);
  const lentTo = await anAssignment(at(), { id: nora.personId }, lent);
  const full = await product('Full', { seats: 1 });
  await anAssignment(at(), await aPerson(at()), full);
  const [taken, archived] = [await product('Taken', { skuId: 'taken' }), await product('Old')];
  // Of each its own, so that the forms have nothing to do with each other.
  const [board, wiki] = [await aPlan(at(), { name: 'Board' }), await aPlan(at(), { name: 'Wiki' })];
  await product('Boards', { plans: [board, await aPlan(at(), { name: 'Cards' })] });
  await product('Wikis', { plans: [wiki, await aPlan(at(), { name: 'Pages' })] });
  await product('Office', { plans, subscriptions: [{ seats: 5, endDate: '2026-12-31' }] });
  const assigning = (line: string) => async (client: SlackClient) => {
    await client.command(`/license-assign ${line}`);
    await sees(client, 'Last day');
    await client.fill(REASON, 'because');
  };
  const removing = (line: string) => async (client: SlackClient) => {
    await client.command(`/license-remove ${line}`);
    await sees(client, 'Licenses to remove');
    await client.submit();
    await sees(client, 'Remove *');
  };
  const atDetail = async (client: SlackClient, name: string) => {
    await client.command(`/licenses ${name}`);
    await sees(client, name, 'Numbers of');
  };
  const adding = (name: string, skuId: string) => async (client: SlackClient) => {
    await client.command('/licenses');
    await client.waitFor(({ modal }) => modal?.title === 'Products');
    await client.click('Add product');
    await sees(client, 'SKU id');
    await client.fill('Name', name);
    await client.fill('SKU id', skuId);
  };
  const renewing = (day: string) => async (client: SlackClient) => {
    await atDetail(client, 'Office');
    await client.choose(CHANGE_SUBSCRIPTION, 'Renew');
    await sees(client, 'New last day');
    await client.choose('New last day', day);
  };
  const editing =
    (of: string, plan: string, needs: string, excludes = '') =>
    async (client: SlackClient) => {
      await atDetail(client, of);
      await client.click('Service plans (2)');
      await sees(client, '● Service plans');
      await client.choose(EDIT_PLAN, plan);
      await sees(client, 'Needs these plans');
      await client.choose('Needs these plans', [needs]);
      if (excludes) await client.choose('Cannot be on together with', [excludes]);
    };
  const guest = app.slack.addUser({ name: 'guest', isRestricted: true });
  const settings = (named: { id: string }) => async (client: SlackClient) => {
    await client.command('/license-settings');
    await sees(client, 'These hold for everybody');
    await client.choose({ actionId: ADMINISTRATORS }, [named.id]);
  };
  return {
    assign: { fill: assigning(`@${kim.name} Lent`), told: 'got *Lent*' },
    'assign, refused': { fill: assigning(`@${kim.name} Full`), told: 'No seat of Full is free' },
    remove: { fill: removing(`@${kim.name} Held`), told: 'Removed *Held*' },
    'remove, refused': {
      fill: removing(`@${nora.name} Lent`),
      meanwhile: () =>
        at()
          .em.fork()
          .execute("update source set state = 'ended', ended_at = now() where id = ?", [lentTo.id]),
      told: '0 of 1 license was removed',
    },
    product: { fill: adding('Figma', 'figma'), told: '*Figma* is on the list' },
    'product, refused': {
      fill: adding('Twin', taken.skuId),
      told: 'Another product has the SKU id taken',
    },
    archive: {
      fill: async (client) => {
        await atDetail(client, archived.displayName);
        await client.choose(ADMINISTER_PRODUCT, 'Archive product');
        await sees(client, 'Archive *Old*?');
      },
      told: '*Old* is archived',
    },
    subscription: { fill: renewing('2027-12-31'), told: 'Renewed *Office*' },
    'subscription, refused': {
      fill: renewing('2026-01-01'),
      told: 'must be later than the present one',
    },
    plan: { fill: editing('Office', 'Mail', 'Chat'), told: '*Mail* is changed' },
    'plan, refused': {
      fill: editing('Boards', 'Board', 'Cards', 'Cards'),
      told: 'could never be on',
    },
    'plan, changed meanwhile': {
      fill: editing('Wikis', 'Wiki', 'Pages'),
      meanwhile: () =>
        at()
          .em.fork()
          .execute("update service_plan set prohibited_countries = '{RU}' where id = ?", [wiki.id]),
      told: 'Somebody else changed this while you had the form open',
    },
    'request policy': {
      fill: async (client) => {
        await client.command('/license-requests');
        await sees(client, 'My requests');
        await client.click('Default policy');
        await sees(client, 'How requests are decided for *all products*');
      },
      told: 'From now on, requests for all products without a policy of their own are decided',
    },
    'channel for alerts': {
      fill: async (client) => {
        await atDetail(client, 'Office');
        await client.choose(ADMINISTER_PRODUCT, 'Channel for alerts');
        await sees(client, 'go to a channel of their own');
      },
      told: 'Nothing was changed',
    },
    settings: { fill: settings(kim), told: 'The license settings are saved' },
    'settings, refused': { fill: settings(guest), told: 'This cannot be saved with' },
  };
}

test('what comes of a form is told by message where its window was closed', async () => {
  const all = Object.entries(await forms());
  const clients = new Map<string, SlackClient>();
  for (const [index, [name, { fill }]] of all.entries()) {
    const client = app.slack.as(app.slack.addUser({ name: `admin${index}`, isAdmin: true }));
    clients.set(name, client);
    await fill(client);
  }
  for (const [, { meanwhile }] of all) await meanwhile?.();
  await at()
    .em.fork()
    .transactional(async (em) => {
      await em.execute('lock table tenant, person in access exclusive mode');
      await Promise.all([...clients.values()].map((client) => client.submit()));
      for (const client of clients.values()) {
        expect(client.modal?.text).toContain('the result comes to you as a direct message');
        await client.closeModal({ all: true });
      }
    });
  await app.idle();
  const told = all.map(([name]) => [
    name,
    clients
      .get(name)
      ?.dm()
      .map(({ text }) => text),
  ]);
  expect(told).toEqual(all.map(([name, form]) => [name, [expect.stringContaining(form.told)]]));
  expect([...clients.values()].filter(({ modal }) => modal)).toEqual([]);
});
