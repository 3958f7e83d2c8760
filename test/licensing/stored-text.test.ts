import fc from 'fast-check';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { findPeopleOutsideSlack } from '../../src/licensing/find-people-outside-slack.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { storedEmail, storedReason, storedText } from '../../src/licensing/stored-text.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

const strange = [
  '?',
  '?? ? :name :tenantId :tenantId: ::text',
  `it's "quoted" ''twice''`,
  String.raw`C:\back\slash \? \' \\`,
  '$1 $$ $tag$ {{y}}',
  "'; drop table person; --",
  '/* a */ -- b',
  'line\nbreak\ttab\r\u2028',
  'עברית \u202eabc 👩‍👩‍👧‍👦 é é',
  '<!channel> & <@U123>',
  "raw('x') [::alias::]",
  '%_\\',
];

describe('text from outside', () => {
  test.each(strange)('comes back as it went in, from every column: %j', async (text) => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, { displayName: text });
    const person = await aPerson(tenant, { displayName: text });
    const input = { personId: person.id, productId: product.id, reason: text };
    const names = { person: text, product: text };

    const context = { ...tenant.admin, requestId: text };
    const assigned = await assignLicense(licensing, context, { ...plainly, ...input });
    expect(assigned).toMatchObject(names);
    const held = await listHoldings(licensing, tenant.admin, { personId: person.id });
    expect(held).toMatchObject({
      person: { displayName: text },
      holdings: [{ product: text, sources: [{ reason: text }] }],
    });
    expect(await removeLicense(licensing, context, input)).toMatchObject(names);
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({ reason: text, requestId: text }),
      expect.objectContaining({ reason: text, requestId: text }),
    ]);
  });

  test('of any kind comes back through a statement with named parameters', async () => {
    const storable = fc
      .string({ unit: 'binary' })
      .map((text) => storedText(text, Number.POSITIVE_INFINITY));
    await fc.assert(
      fc.asyncProperty(storable, storable, async (one, two) => {
        const [row] = await licensing.em.execute<unknown[]>(
          `select cast(:two as text) as two, cast(:one as text) as one, cast(:two as text) as again,
              cast(:json as jsonb) as json`,
          { one, two, json: JSON.stringify({ one }) },
        );
        expect(row).toEqual({ one, two, again: two, json: { one } });
      }),
    );
  });

  test('that PostgreSQL cannot keep is made so that it can', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const person = await aPerson(tenant);
    const input = { personId: person.id, productId: product.id };
    const reason = 'a\0b \ud83d c';
    await assignLicense(licensing, tenant.admin, { ...plainly, ...input, reason });
    await removeLicense(licensing, tenant.admin, { ...input, reason });
    expect((await auditOf(tenant)).map((entry) => entry.reason)).toEqual([
      'ab \ufffd c',
      'ab \ufffd c',
    ]);
    const search = { query: '\0 \udc00 %', limit: 9 };
    expect(await findPeopleOutsideSlack(licensing, tenant.admin, search)).toEqual([]);
  });

  test('is cut at its limit, never in the middle of a character', () => {
    expect(storedText('abc', 3)).toBe('abc');
    expect(storedText('abcd', 3)).toBe('abc');
    expect(storedText('😀😀😀😀', 3)).toBe('😀😀😀');
    expect(storedReason('x'.repeat(3_000))).toHaveLength(1_000);
    expect(storedReason(null)).toBeNull();
  });
});

describe('an e-mail', () => {
  test.each([
    ['Noor@Example.TEST', 'noor@example.test'],
    ['  noor@example.test\n', 'noor@example.test'],
    ['', null],
    [null, null],
  ])('%j is kept as %j', (email, kept) => {
    expect(storedEmail(email)).toBe(kept);
  });

  test('longer than any can be is none', () => {
    expect(storedEmail(`${'x'.repeat(320)}@example.test`)).toBeNull();
  });
});
