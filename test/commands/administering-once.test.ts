/** Forms by which administrators change what there is: submitted once, delivered twice, done once. */
import { startApp } from '../../src/app.ts';
import {
  ADMINISTER_PRODUCT,
  CHANGE_SUBSCRIPTION,
  EDIT_PLAN,
} from '../../src/slack/entry-points.ts';
import { useApp } from '../support/app.ts';
import { auditOf } from '../support/audit.ts';
import { aPlan, aProduct } from '../support/builders.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { inTenantOf } from '../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const anna = () => app.slack.as(app.admin);
const ONCE = 'This came twice, and was done once.';

// Envelopes go to the two processes in turn.
beforeAll(async () => {
  const another = await startApp(app.config, { clock: () => app.now });
  app.database.onClose(() => another.stop());
});
afterEach(() => closeModals(app));

/** The detail of a product of that name, with one subscription and one plan. */
async function atProduct(displayName: string): Promise<void> {
  const plan = await aPlan(at(), { name: `Plan of ${displayName}` });
  const subscriptions = [{ seats: 3, endDate: '2026-12-31' }];
  await aProduct(at(), { displayName, skuId: displayName, subscriptions, plans: [plan] });
  await anna().command(`/licenses ${displayName}`);
  await sees(anna(), displayName, 'Numbers of');
}

async function atMenu(displayName: string, menu: string, verb: string): Promise<void> {
  await atProduct(displayName);
  await anna().choose(menu, verb);
  await anna().waitFor(({ modals }) => modals.length === 2);
}

interface Kind {
  /** Leaves the form open, filled in. */
  fillIn(): Promise<void>;
  /** Of the result, in view and direct message. */
  said: string;
  action: string;
}

const kinds: Record<string, Kind> = {
  'adds a product': {
    async fillIn() {
      await anna().command('/licenses');
      await sees(anna(), 'products');
      await anna().click('Add product');
      await sees(anna(), 'SKU part number');
      await anna().fill('Name', 'Added');
    },
    said: '*Added* is on the list',
    action: 'product.add',
  },
  'edits a product': {
    async fillIn() {
      await atMenu('Edited', ADMINISTER_PRODUCT, 'Edit product');
      await anna().fill('Name', 'Edited 2');
    },
    said: '*Edited 2* is changed',
    action: 'product.edit',
  },
  'archives a product': {
    fillIn: () => atMenu('Archived', ADMINISTER_PRODUCT, 'Archive product'),
    said: '*Archived* is archived',
    action: 'product.archive',
  },
  'adds a subscription': {
    async fillIn() {
      await atProduct('Bought');
      await anna().click('Add subscription');
      await sees(anna(), 'First day');
      await anna().fill('Seats', '10');
    },
    said: 'Added to *Bought*: *10 seats*',
    action: 'subscription.add',
  },
  'renews a subscription': {
    fillIn: () => atMenu('Renewed', CHANGE_SUBSCRIPTION, 'Renew'),
    said: 'Renewed *Renewed*',
    action: 'subscription.renew',
  },
  'resizes a subscription': {
    async fillIn() {
      await atMenu('Resized', CHANGE_SUBSCRIPTION, 'Resize');
      await anna().fill('Seats', '9');
    },
    said: 'Resized *Resized*: *9 seats*',
    action: 'subscription.resize',
  },
  'cancels a subscription': {
    fillIn: () => atMenu('Canceled', CHANGE_SUBSCRIPTION, 'Cancel'),
    said: 'Canceled *Canceled*',
    action: 'subscription.cancel',
  },
  'edits a subscription': {
    async fillIn() {
      await atMenu('Corrected', CHANGE_SUBSCRIPTION, 'Edit');
      await anna().fill('Reference', 'PO-9');
    },
    said: 'Changed *Corrected*',
    action: 'subscription.edit',
  },
  'archives a subscription': {
    fillIn: () => atMenu('Mistaken', CHANGE_SUBSCRIPTION, 'Archive'),
    said: 'Archived a subscription of *Mistaken*',
    action: 'subscription.archive',
  },
  'edits a service plan': {
    async fillIn() {
      await atProduct('Planned');
      await anna().click('Service plans (1)');
      await sees(anna(), '● Service plans');
      await anna().choose(EDIT_PLAN, 'Plan of Planned');
      await anna().waitFor(({ modals }) => modals.length === 2);
      await anna().choose('Not offered in', ['IN']);
    },
    said: '*Plan of Planned* is changed',
    action: 'plan.set',
  },
  'changes the settings': {
    async fillIn() {
      await anna().command('/license-settings');
      await sees(anna(), 'These hold for everybody');
      await anna().fill('Expiring soon: days ahead', '60');
    },
    said: 'The license settings are saved',
    action: 'settings.change',
  },
};

test.each(Object.entries(kinds))('who %s does so once', async (_what, kind) => {
  await kind.fillIn();
  const before = (await auditOf(at())).length;
  await anna().submit();
  await sees(anna(), kind.said);
  const second = JSON.stringify(await app.slack.deliverAgain());
  expect(second).toContain(kind.said);
  expect(second).toContain(ONCE);
  expect((await auditOf(at())).slice(before).map(({ action }) => action)).toEqual([kind.action]);
});

test('and is told of it once', async () => {
  const all = Object.values(kinds);
  const heardOf = ({ said }: Kind) =>
    anna()
      .dm()
      .filter(({ text }) => text.includes(said));
  await anna().waitFor(() => all.every((kind) => heardOf(kind).length > 0));
  for (const kind of all) expect(heardOf(kind)).toHaveLength(1);
});
