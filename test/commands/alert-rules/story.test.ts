import { EXPIRY, FEW, FORECAST, kindField } from '../../../commands/alert-rules/form.ts';
import { readAlertRules } from '../../../src/licensing/alerts/read-alert-rules.ts';
import { OPEN_ALERT_RULES } from '../../../src/slack/entry-points.ts';
import { useApp } from '../../support/app.ts';
import { aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf } from '../../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const context = () =>
  ({
    tenantId: app.tenantId,
    actor: { kind: 'system', cause: 'test' },
    surface: 'system',
  }) as const;
const rulesOf = async (productId: string | null) =>
  (await readAlertRules(app.licensing, context(), productId)).own;

async function openOfAll() {
  await anna().command('/license-settings');
  await sees(anna(), 'These hold for everybody');
  await anna().click(OPEN_ALERT_RULES);
  await sees(anna(), 'What is told already stays open');
}

test('of all products, from the settings: how many alerts is said before it is saved', async () => {
  await aProduct(inTenantOf(app), { subscriptions: [{ endDate: '2026-06-25' }] });
  await openOfAll();
  // −30 and −14 were reached in the last 30 days.
  await sees(anna(), 'this would have sent *2 alerts*; the rules as they are: 2');
  await sees(anna(), '2 about subscriptions that expire');
  await sees(anna(), 'Not set: 60, 30, 14, 7, 1');
  await anna().choose(EXPIRY, ['21 days before']);
  await sees(anna(), 'this would have sent *1 alert*; the rules as they are: 2');
  await anna().choose(kindField('subscription_expires'), 'off');
  await sees(anna(), 'this would have sent *0 alerts*');
  await anna().choose(kindField('subscription_expires'), 'On');
  await sees(anna(), 'this would have sent *1 alert*');
  await anna().submit();
  await sees(anna(), 'The alert rules are saved');
  expect(await rulesOf(null)).toMatchObject({ expiryDays: [21], kindsOff: [], kindsOn: [] });
});

test('of one product, from its view, which says what it inherits', async () => {
  const { id } = await aProduct(inTenantOf(app), { displayName: 'Chat' });
  await anna().command('/licenses Chat');
  await sees(anna(), 'Chat');
  await anna().click(OPEN_ALERT_RULES);
  await sees(anna(), 'What alerts about *Chat* tell');
  await sees(anna(), 'As for all products: 10 %');
  await anna().choose(FORECAST, 'not told');
  await anna().choose(kindField('notice_date'), 'Off');
  await anna().fill(FEW, '7 %');
  await anna().submit();
  // What was typed last has not been counted yet.
  await sees(anna(), 'To save it, save again');
  await anna().submit();
  await sees(anna(), 'The alert rules of *Chat* are saved');
  expect(await rulesOf(id)).toMatchObject({
    ...{ few: { percent: 7 }, forecastDays: 0, kindsOff: ['notice_date'], expiryDays: null },
  });
});

test('what is neither a number nor a share is said at its field, and survives', async () => {
  await openOfAll();
  await anna().fill(FEW, 'half');
  await anna().submit();
  expect(Object.values(anna().modal?.errors ?? {})).toEqual([
    'Enter a number of seats up to 1,000,000, or a share up to 100 %.',
  ]);
  await anna().fill(FEW, '200 %');
  await anna().submit();
  expect(Object.values(anna().modal?.errors ?? {})).toEqual([
    expect.stringContaining('a share up to 100 %'),
  ]);
  await anna().fill(FEW, '3');
  await anna().submit();
  await sees(anna(), 'To save it, save again');
  await anna().submit();
  await sees(anna(), 'The alert rules are saved');
  expect(await rulesOf(null)).toMatchObject({ few: { seats: 3 } });
});
