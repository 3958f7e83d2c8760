/** Forms by which groups are changed: submitted once, delivered twice, done once. */
import { GROUP_MENU, PRODUCT_MENU } from '../../../commands/license-groups/place.ts';
import { queueOf } from '../../../src/jobs/jobs.ts';
import { useApp } from '../../support/app.ts';
import { auditOf } from '../../support/audit.ts';
import { aGroup, aPerson, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';

const app = useApp();
const at = () => inTenantOf(app);
const anna = () => app.slack.as(app.admin);
const ONCE = 'This came twice, and was done once.';

afterEach(() => closeModals(app));

/** A group of that name, which nobody is in. */
async function atGroup(name: string, { holding = '', member = '' } = {}): Promise<void> {
  const products = holding ? [await aProduct(at(), { displayName: holding })] : [];
  const members = member ? [await aPerson(at(), { displayName: member })] : [];
  await aGroup(at(), { name, products, members });
  await anna().command(`/license-groups ${name}`);
  await sees(anna(), name, 'priority 100');
}

async function choose(menu: string, verb: string): Promise<void> {
  await anna().choose(menu, verb);
  await anna().waitFor(({ modals }) => modals.length === 2);
}

const kinds: Record<string, { fillIn(): Promise<void>; said: string; action: string }> = {
  'adds a group': {
    async fillIn() {
      await anna().command('/license-groups');
      await sees(anna(), 'Add group');
      await anna().click('Add group');
      await sees(anna(), 'Priority');
      await anna().fill('Name', 'Added');
    },
    said: 'There is a group *Added* now',
    action: 'group.create',
  },
  'edits a group': {
    async fillIn() {
      await atGroup('Edited');
      await choose(GROUP_MENU, 'Edit group');
      await anna().fill('Priority', '5');
    },
    said: '*Edited* is changed',
    action: 'group.edit',
  },
  'deletes a group': {
    async fillIn() {
      await atGroup('Deleted');
      await choose(GROUP_MENU, 'Delete group');
    },
    said: 'The group *Deleted* is deleted',
    action: 'group.delete',
  },
  'takes people in': {
    async fillIn() {
      await atGroup('Joined');
      await anna().click('Change members');
      await sees(anna(), 'People to take in');
      await anna().choose('People to take in', [app.member.id]);
    },
    said: '*Joined*: 1 person joined',
    action: 'group.join',
  },
  'takes somebody out': {
    async fillIn() {
      await atGroup('Left', { member: 'Leo Leaving' });
      await anna().click('Members (1)');
      await sees(anna(), 'Leo Leaving');
      await anna().click('Remove from group');
      await sees(anna(), 'Remove Leo Leaving from the group *Left*?');
    },
    said: 'Leo Leaving is out of the group *Left*',
    action: 'group.leave',
  },
  'assigns a product': {
    async fillIn() {
      await atGroup('Assigned');
      await aProduct(at(), { displayName: 'Visio' });
      await anna().click('Assign product');
      await sees(anna(), 'For the *0* members');
      await anna().choose('Product', 'Visio');
      await sees(anna(), 'no service plans');
      await anna().submit();
      await sees(anna(), 'Assign *Visio* to');
    },
    said: 'Visio',
    action: 'group.assign',
  },
  'removes a product': {
    async fillIn() {
      await atGroup('Removed', { holding: 'Project' });
      await choose(PRODUCT_MENU, 'Remove from group');
    },
    said: 'Project',
    action: 'group.unassign',
  },
};

test.each(Object.entries(kinds))('who %s does so once', async (_what, { fillIn, said, action }) => {
  await fillIn();
  const before = (await auditOf(at())).length;
  await anna().submit();
  await sees(anna(), said);
  const second = JSON.stringify(await app.slack.deliverAgain());
  expect(second).toContain(said);
  expect(second).toContain(ONCE);
  expect((await auditOf(at())).slice(before).map((entry) => entry.action)).toEqual([action]);
  const told = await anna().waitFor((client) => {
    const messages = client.dm().filter(({ text }) => text.includes(said));
    return messages.length > 0 && messages;
  });
  expect(told).toHaveLength(1);
});

test('what came of it is told by another process where this one ends before it can', async () => {
  await atGroup('Ended', { holding: 'Sway' });
  await choose(PRODUCT_MENU, 'Remove from group');
  app.slack.misbehave({ kind: 'slow', method: 'chat.postMessage', times: 1, delayMs: 2000 });
  const { em } = app.licensing;
  const kept = async () =>
    (
      await em.fork().execute<{ id: string }[]>(
        `select id from pgboss.job where name = ? and state = 'created'
            and start_after > now() + interval '60 s' and data -> 'message' = 'null'`,
        [queueOf(app.tenantId, 'show-group-work')],
      )
    ).length;
  const before = anna().dm().length;
  await anna().submit();
  expect([await kept(), anna().dm().length - before]).toEqual([1, 0]);
  await until('it was told by this one', async () => (await kept()) === 0);
  expect(anna().dm()).toHaveLength(before + 1);
});
