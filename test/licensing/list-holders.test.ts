import { randomUUID } from 'node:crypto';
import { listHolders } from '../../src/licensing/list-holders.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

describe('the holders of a product', () => {
  test('show since when, by whom, until when and without which plans', async () => {
    const tenant = await aTenant(licensing);
    const [mail, chat] = [
      await aPlan(tenant, { name: 'Mail' }),
      await aPlan(tenant, { name: 'Chat' }),
    ];
    const product = await aProduct(tenant, { plans: [mail, chat] });
    const person = await aPerson(tenant, {
      displayName: 'Noor',
      slackUserId: 'U1',
      email: 'noor@example.test',
      status: 'deleted',
      isGuest: true,
      usageLocation: 'FR',
    });
    const boss = await aPerson(tenant, { displayName: 'Boss', slackUserId: 'U2' });
    const since = new Date('2026-06-01T08:30:00.123Z');
    const source = await anAssignment(tenant, person, product, {
      since,
      untilDate: '2026-12-31',
      disabledPlans: [mail, chat],
      assignedBy: boss,
    });
    expect(
      await listHolders(licensing, tenant.admin, { productId: product.id, page: 0, pageSize: 10 }),
    ).toEqual({
      holders: [
        {
          sourceId: source.id,
          personId: person.id,
          displayName: 'Noor',
          slackUserId: 'U1',
          email: 'noor@example.test',
          status: 'deleted',
          isGuest: true,
          usageLocation: 'FR',
          since,
          untilDate: '2026-12-31',
          assignedByName: 'Boss',
          assignedBySlackUserId: 'U2',
          disabledPlans: ['Chat', 'Mail'],
        },
      ],
      total: 1,
      page: 0,
      pages: 1,
    });
  });

  test('come newest first, in pages, without those who held it once', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    for (const day of [3, 1, 5, 2, 4]) {
      const person = await aPerson(tenant, { displayName: `since ${day}` });
      await anAssignment(tenant, person, product, { since: new Date(`2026-06-0${day}T00:00:00Z`) });
      if (day === 2) {
        await removeLicense(licensing, tenant.admin, {
          personId: person.id,
          productId: product.id,
          reason: null,
        });
      }
    }
    await anAssignment(tenant, await aPerson(tenant), await aProduct(tenant));
    const page = async (number: number) => {
      const result = await listHolders(licensing, tenant.admin, {
        productId: product.id,
        page: number,
        pageSize: 3,
      });
      return { ...result, holders: result.holders.map(({ displayName }) => displayName) };
    };
    const rest = { total: 4, pages: 2 };
    expect(await page(0)).toEqual({
      holders: ['since 5', 'since 4', 'since 3'],
      page: 0,
      ...rest,
    });
    expect(await page(1)).toEqual({ holders: ['since 1'], page: 1, ...rest });
    expect(await page(8)).toEqual({ holders: ['since 1'], page: 1, ...rest });
  });

  test('are none where nobody holds it', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant);
    expect(
      await listHolders(licensing, tenant.admin, { productId, page: 4, pageSize: 10 }),
    ).toEqual({ holders: [], total: 0, page: 0, pages: 1 });
  });

  test('are for administrators only', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant);
    const person = asEverybody(tenant, await aPerson(tenant));
    const work = listHolders(licensing, person, { productId, page: 0, pageSize: 10 });
    expect((await refusal(work)).code).toBe('not_allowed');
  });

  test("are not found by a made-up id, or another tenant's", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const { id } = await aProduct(theirs);
    for (const productId of ['nothing', randomUUID(), id]) {
      const work = listHolders(licensing, mine.admin, { productId, page: 0, pageSize: 10 });
      expect((await refusal(work)).code).toBe('product_not_found');
    }
  });
});
