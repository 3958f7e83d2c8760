import { randomUUID } from 'node:crypto';
import type { Context } from '../../src/licensing/actor.ts';
import { showPerson } from '../../src/licensing/show-person.ts';
import { aPerson, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

test('who somebody is, for administrators and for themselves', async () => {
  const tenant = await aTenant(licensing);
  const ann = await aPerson(tenant, { displayName: 'Ann', slackUserId: 'U1', email: 'a@x.test' });
  const ben = await aPerson(tenant, { displayName: 'Ben' });
  const show = (context: Context, personId: string) => showPerson(licensing, context, { personId });
  const shown = {
    ...{ id: ann.id, displayName: 'Ann', slackUserId: 'U1', email: 'a@x.test' },
    ...{ status: 'active', isGuest: false, usageLocation: ann.usageLocation },
  };
  expect(await show(tenant.admin, ann.id)).toEqual(shown);
  const annHerself = asEverybody(tenant, ann);
  expect(await show(annHerself, ann.id)).toEqual(shown);
  expect(await refusal(show(annHerself, ben.id))).toMatchObject({ code: 'not_allowed' });
});

test('who is nobody here, or somebody of another tenant, is not found', async () => {
  const [tenant, other] = [await aTenant(licensing), await aTenant(licensing)];
  const elsewhere = await aPerson(other);
  for (const personId of [elsewhere.id, randomUUID(), 'nobody']) {
    expect(await refusal(showPerson(licensing, tenant.admin, { personId }))).toMatchObject({
      code: 'person_not_found',
    });
  }
});
