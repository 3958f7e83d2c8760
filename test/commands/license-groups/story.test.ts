/** From nothing to a group whose members have a product, in Slack alone. */

import { PRODUCT } from '../../../commands/license-groups/assign-form.ts';
import { OTHERS } from '../../../commands/license-groups/members-form.ts';
import { FIND_MEMBER, GROUP_MENU, PRODUCT_MENU } from '../../../commands/license-groups/place.ts';
import { useApp } from '../../support/app.ts';
import { aPerson, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);

test('a group is made, filled, given a product and deleted again', async () => {
  const kim = await somebody(app, 'Kim Known');
  const nora = await somebody(app, 'Nora Nowhere', { usageLocation: null });
  await aPerson(inTenantOf(app), {
    displayName: 'Otto Outside',
    email: 'otto@example.com',
  });
  const product = await aProduct(inTenantOf(app), { displayName: 'Visio', seats: 5 });

  await anna().command('/license-groups');
  await sees(anna(), 'There are no groups yet');
  await anna().click('Add group');
  await sees(anna(), 'Priority');
  await anna().fill('Name', 'Sales & <!channel>');
  await anna().fill('Priority', '7');
  await anna().submit();
  await sees(anna(), 'There is a group *Sales &amp; &lt;!channel&gt;* now');
  await anna().closeModal();
  await sees(anna(), 'Sales', 'priority 7', 'This group holds no products yet', 'Members (0)');

  await anna().click('Change members');
  await sees(anna(), 'nobody gets or loses anything by this now');
  await anna().submit();
  expect(Object.values(anna().modal?.errors ?? {})).toEqual(['Choose somebody to take in or out.']);
  await anna().choose('People to take in', [kim.id, nora.id]);
  await anna().choose(OTHERS, ['Otto Outside']);
  await anna().submit();
  await sees(anna(), '3 people joined');
  await anna().closeModal();
  await sees(anna(), 'Members (3)');

  await anna().click('Assign product');
  await sees(anna(), 'For the *3* members');
  await anna().choose(PRODUCT, 'Visio');
  await sees(anna(), 'Visio', 'no service plans');
  await anna().submit();
  await sees(anna(), 'Assign *Visio* to the 3 members', '0 → 2 of 5 seats assigned');
  await anna().fill('Reason', 'New team');
  await anna().submit();
  await sees(anna(), 'Visio* is being assigned');
  await sees(anna(), '2 have it, 1 does not: 1 without a usage location.');
  await anna().waitFor((client) =>
    client.dm().find(({ text }) => text.includes('2 have it, 1 does not')),
  );
  expect(await holdersOf(app, product)).toEqual(['Kim Known', 'Otto Outside']);
  await anna().closeModal();

  await anna().command('/license-groups sales');
  await sees(anna(), 'Visio', '*2* have it', ':warning: *1* does not: 1 without a usage location');
  await anna().click('Members (3)');
  await sees(anna(), '● Members', 'Otto Outside', 'not in Slack');
  await anna().click('Only those who lack something');
  await sees(anna(), 'Show all members', `<@${nora.id}>`, 'Visio: no usage location is known');
  expect(anna().modal?.text).not.toContain('Otto');
  await inTenantOf(app).em.execute(`update person set usage_location = 'NL' where id = ?`, [
    nora.personId,
  ]);
  await anna().choose('group.member', 'Try again');
  await sees(anna(), 'Nora Nowhere is being tried again');
  await until('she has it', async () => (await holdersOf(app, product)).length === 3);
  await anna().click('Show all members');
  await sees(anna(), 'Only those who lack something', 'Otto Outside');
  await anna().choose(FIND_MEMBER, 'Otto Outside');
  await anna().waitFor(({ modal }) => modal && !modal.text.includes(kim.id));

  await anna().click('Products (1)');
  await sees(anna(), '*3* have it');
  expect(anna().modal?.text).not.toContain('Delete group');
  await anna().choose(PRODUCT_MENU, 'Try again');
  await sees(anna(), 'there is nothing to try again');
  await anna().closeModal();
  await anna().choose(PRODUCT_MENU, 'Remove from group');
  await sees(anna(), 'Remove *Visio* from', '3 members have it by that');
  await anna().submit();
  await sees(anna(), 'Visio* is removed from', '3 members had it by that');
  expect(await holdersOf(app, product)).toEqual([]);
  await anna().closeModal();
  await sees(anna(), 'This group holds no products yet', 'Delete group');
  await anna().choose(GROUP_MENU, 'Delete group');
  await sees(anna(), 'Delete the group', '3 members');
  await anna().submit();
  await sees(anna(), 'is deleted');
  await anna().closeModal();
  await sees(anna(), 'There are no groups yet');
});
