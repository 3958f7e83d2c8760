/** What can go otherwise while groups are administered in Slack. */
import { PLANS, PRODUCT } from '../../../commands/license-groups/assign-form.ts';
import { REMOVE } from '../../../commands/license-groups/members-form.ts';
import { GROUP_MENU, MEMBER_MENU, PRODUCT_MENU } from '../../../commands/license-groups/place.ts';
import { plansBlock } from '../../../src/slack/plans-input.ts';
import { useApp } from '../../support/app.ts';
import { aGroup, aPerson, aPlan, aProduct } from '../../support/builders.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
const at = () => inTenantOf(app);
const anna = () => app.slack.as(app.admin);
const errors = () => Object.values(anna().modal?.errors ?? {}).join('\n');

afterEach(() => closeModals(app));

async function atGroup(name: string, group: Omit<Parameters<typeof aGroup>[1], 'name'> = {}) {
  const made = await aGroup(at(), { name, ...group });
  await anna().command(`/license-groups ${name}`);
  await sees(anna(), name, 'Back to groups');
  return made;
}

describe('the command', () => {
  test('opens a group of exactly that name, lists what matches, and says that nothing does', async () => {
    await aGroup(at(), { name: 'North' });
    await aGroup(at(), { name: 'Northern lights' });
    await anna().command('/license-groups NORTH');
    await sees(anna(), 'Back to groups', 'North');
    await anna().closeModal();
    await anna().command('/license-groups nort');
    await sees(anna(), '*2* of', 'Northern lights');
    await anna().click('Show all groups');
    await sees(anna(), 'groups');
    await anna().closeModal();
    await anna().command('/license-groups nowhere <!here>');
    await sees(anna(), 'No group matches “nowhere &lt;!here&gt;”');
  });

  test('explains itself, and is for administrators', async () => {
    await anna().command('/license-groups help');
    await isTold(anna(), '`/license-groups` shows the license groups');
    const mick = app.slack.as(app.member);
    await mick.command('/license-groups');
    await isTold(mick, 'Only license administrators can do this');
  });
});

describe('a form', () => {
  test('says what is wrong with a name', async () => {
    await aGroup(at(), { name: 'Taken' });
    await atGroup('Renamed');
    await anna().choose(GROUP_MENU, 'Edit group');
    await sees(anna(), 'Priority');
    await anna().fill('Name', 'TAKEN');
    await anna().submit();
    expect(errors()).toContain('There is a group TAKEN already, perhaps in other letters');
    await anna().fill('Name', 'Renamed well');
    await anna().submit();
    await sees(anna(), '*Renamed well* is changed');
  });

  test('takes nobody in who cannot hold licenses, and takes members out', async () => {
    const bot = app.slack.addUser({ name: 'robby', realName: 'Robby Bot', isBot: true });
    const kim = await somebody(app, 'Kim Known');
    const gone = await somebody(app, 'Gone Girl');
    const otto = await aPerson(at(), { displayName: 'Otto Old' });
    const product = await aProduct(at(), { displayName: 'Chat' });
    await atGroup('Mixed', { members: [otto], products: [product] });
    await anna().click('Change members');
    await sees(anna(), 'Who joins gets Chat');
    await anna().choose('People to take in', [bot.id, kim.id]);
    await anna().submit();
    expect(errors()).toContain('1 of these cannot be taken in: bots and people');
    await anna().choose('People to take in', [gone.id, kim.id]);
    // Meanwhile they leave.
    await at().em.execute(`update person set status = 'deleted' where id = ?`, [gone.personId]);
    await anna().submit();
    expect(errors()).toContain('Gone Girl is deactivated and cannot join a group');
    await anna().choose('People to take in', [kim.id]);
    await anna().choose(REMOVE, ['Otto Old']);
    await anna().submit();
    await sees(anna(), '1 person joined and 1 person left', 'what they get or lose by it follows');
  });
});

test('what a group has of a product is changed, and the same again changes nothing', async () => {
  const [calls, mail] = [await aPlan(at(), { name: 'Calls' }), await aPlan(at(), { name: 'Mail' })];
  const suite = await aProduct(at(), { displayName: 'Suite', plans: [calls, mail] });
  const kim = await somebody(app, 'Kim Second');
  await atGroup('Office', { members: [{ id: kim.personId }], products: [suite] });
  await anna().choose(PRODUCT_MENU, 'Change options');
  await sees(anna(), 'What the members of *Office* have of *Suite*');
  await anna().choose(plansBlock(PLANS, suite.id), ['Calls']);
  await anna().submit();
  await sees(anna(), 'Switched off: Calls');
  await anna().submit();
  await sees(anna(), 'The options of *Suite* are changed for the only member of *Office*.');
  await anna().closeModal();
  expect(anna().modals).toHaveLength(0);

  await anna().command('/license-groups Office');
  await sees(anna(), 'Plans off: Calls', '*1* has it');
  await anna().click('Assign product');
  await sees(anna(), 'For the *1* member');
  await anna().choose(PRODUCT, 'Suite');
  await sees(anna(), 'The group holds it already');
  await anna().submit();
  await sees(anna(), 'No plan is switched on or off');
  await anna().submit();
  await sees(anna(), 'has *Suite* with these options already. Nothing was changed.');
});

test('somebody who was faster than the form sees the plans of what they chose', async () => {
  const plan = await aPlan(at(), { name: 'Swift' });
  await aProduct(at(), { displayName: 'Quick', plans: [plan] });
  await atGroup('Fast');
  await anna().click('Assign product');
  const { id } = await sees(anna(), 'For the *0* members');
  await anna().choose(PRODUCT, 'Quick');
  await sees(anna(), 'Service plans to switch off');
  const stored = app.slack.workspace.views.get(id);
  // As it was before the answer to the choice came.
  if (stored) {
    const metadata = JSON.parse(stored.view.private_metadata ?? '{}');
    stored.view.private_metadata = JSON.stringify({ ...metadata, productId: null });
  }
  await anna().submit();
  await sees(anna(), 'You were faster than this form');
  await anna().submit();
  await sees(anna(), 'Assign *Quick* to');
});

test('who closes the window is told the outcome by message, which leads to those who lack it', async () => {
  const nora = await somebody(app, 'Nora Later', { usageLocation: null });
  await aProduct(at(), { displayName: 'Later' });
  await atGroup('Late', { members: [{ id: nora.personId }] });
  await anna().click('Assign product');
  await sees(anna(), 'For the *1* member');
  await anna().choose(PRODUCT, 'Later');
  await sees(anna(), 'no service plans');
  await anna().submit();
  await sees(anna(), 'Assign *Later*');
  await anna().submit();
  await closeModals(app);
  const { channelId, ts } = await anna().waitFor((client) =>
    client.dm().find(({ text }) => text.includes('*Later* for *Late*: 0 have it, 1 does not')),
  );
  await anna().click('See who', { channelId, ts });
  await sees(anna(), `<@${nora.id}>`, 'Later: no usage location is known');
  await anna().choose(MEMBER_MENU, 'Remove from group');
  await sees(anna(), 'Later*: 0 of 10 seats assigned, as now');
  await anna().submit();
  await sees(anna(), `<@${nora.id}> is out of the group *Late*`);
  await anna().waitFor(({ modals: [first] }) => first?.text.includes('has no members yet'));
});

test('a mirrored group has a priority of ours, and members and name of Slack’s', async () => {
  const kim = await aPerson(at(), { displayName: 'Kim Mirrored' });
  await atGroup('Mirror', { slackUsergroupId: 'S0MIRROR', members: [kim] });
  expect(anna().modal?.buttons).not.toContain('Change members');
  await anna().choose(GROUP_MENU, 'Edit group');
  await anna().waitFor(({ modals }) => modals.length === 2);
  await anna().fill('Priority', '3');
  await anna().submit();
  await sees(anna(), '*Mirror* is changed');
  await anna().waitFor(({ modals: [first] }) => first?.text.includes('priority 3'));
});
