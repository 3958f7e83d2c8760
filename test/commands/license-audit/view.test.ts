import { randomUUID } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { auditView } from '../../../commands/license-audit/view.ts';
import type { AuditedDeed, ListAuditResult } from '../../../src/licensing/list-audit.ts';
import { catalog } from '../../../src/slack/texts/index.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { aDeed, aNamed, manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor(null);

const found = (overrides: Partial<ListAuditResult> = {}): ListAuditResult => ({
  deeds: [aDeed()],
  hasNewer: false,
  hasOlder: false,
  person: null,
  product: null,
  names: new Map(),
  ...overrides,
});

const read = (overrides: Partial<ListAuditResult> = {}) =>
  readModal(auditView(texts, found(overrides), {}));
const said = (deed: Partial<AuditedDeed>, names = new Map<string, string>()) =>
  read({ deeds: [aDeed(deed)], names }).text;

test('nothing was done yet, or nothing that the filters find', () => {
  const nothing = read({ deeds: [] });
  expect(nothing.text).toContain('Nothing was done yet.');
  expect(nothing.buttons).toEqual([]);
  const filtered = read({ deeds: [], person: aNamed() });
  expect(filtered.text).toContain('Nothing matches these filters.');
  expect(filtered.buttons).toEqual(['Clear filters']);
});

describe('an entry', () => {
  test('says when, who, what, whom and why', () => {
    expect(said({ reason: 'new here' })).toMatch(
      /<!date\^1781524800\^.*> · <@UANNA> assigned \*Entra ID P1\* to <@UKIM>\.\nReason: new here$/m,
    );
  });

  test('says what changed from what to what: days, service plans by name', () => {
    const text = said(
      {
        action: 'license.change_options',
        before: { sourceId: 'S', untilDate: null, disabledPlanIds: ['p1'] },
        after: { sourceId: 'S', untilDate: '2026-12-31', disabledPlanIds: ['p1', 'p2'] },
      },
      new Map([
        ['p1', 'Teams'],
        ['p2', 'Yammer'],
      ]),
    );
    expect(text).toContain('changed the options of *Entra ID P1* for <@UKIM>.');
    expect(text).toContain('Last day: none → Dec 31, 2026');
    expect(text).toContain('Service plans off: now also Yammer');
    expect(text).not.toContain('sourceId');
  });

  test('of a new assignment says only what was set', () => {
    const text = said({ after: { sourceId: 'S', untilDate: null, disabledPlanIds: [] } });
    expect(text).not.toContain('Last day');
    expect(text).not.toContain('Service plans');
  });

  test('of a service plan names it, though its name stayed', () => {
    const text = said({
      action: 'plan.set',
      before: { plan: 'Teams', notOfferedIn: [] },
      after: { plan: 'Teams', notOfferedIn: ['AE'] },
    });
    expect(text).toContain('edited a service plan of *Entra ID P1*, in every product that has it.');
    expect(text).toContain('Service plan: Teams\nNot offered in: none → United Arab Emirates');
  });

  test('of a list says what it gained and lost, and all of it where it was or is empty', () => {
    const change = (before: string[], after: string[]) =>
      said({ action: 'product.import', before: { plans: before }, after: { plans: after } });
    const many = manyOf(80, (n) => `Plan ${n}`);
    expect(change([...many, 'Old'], [...many, 'New', 'Newer'])).toContain(
      'Service plans: now also New and Newer\nService plans: no longer Old',
    );
    expect(change(['Old'], ['Old', 'New'])).not.toContain('no longer');
    expect(change(['Old'], [])).toContain('Service plans: Old → none');
  });

  test('of the system names its cause', () => {
    const deed = { actor: null, surface: 'cli', reason: 'command line: import products' };
    const text = said({
      ...deed,
      action: 'import.products',
      after: { file: 'p.csv', lines: 1200 },
    });
    expect(text).toContain('The command line imported products from a file.');
    expect(text).toContain('from a file.\nFile: p.csv\nLines: 1,200');
    const ended = { actor: null, surface: 'system', action: 'license.end' };
    expect(said({ ...ended, reason: 'last_day_passed' })).toContain(
      'Cause: its last day has passed',
    );
  });

  test('names countries, people and products, and shows no ids', () => {
    const [manager, product] = [
      '0b3f6c2e-1111-4111-8111-000000000001',
      '0b3f6c2e-1111-4111-8111-000000000002',
    ];
    const names = new Map([
      [manager, 'Mia & Co'],
      [product, 'Visio'],
    ]);
    const person = said(
      {
        action: 'person.import',
        before: { managerId: null, usageLocation: 'NL', status: 'active' },
        after: { managerId: manager, usageLocation: 'BQ', status: 'deleted' },
      },
      names,
    );
    expect(person).toContain('Manager: none → Mia &amp; Co');
    expect(person).toContain('Usage location: Netherlands → Caribbean Netherlands');
    expect(person).toContain('Status: active → deactivated');
    const failed = said({
      action: 'license.fail',
      before: { state: 'active' },
      after: { state: 'error', error: 'seats_exhausted' },
    });
    expect(failed).toContain('State: held → waiting\nAs: none → no seat is free');
    const moved = { before: { productId: product }, after: { productId: null } };
    expect(said({ action: 'subscription.import', ...moved }, names)).toContain(
      'Product: Visio → none',
    );
    expect(said({ before: { slackUserId: null }, after: { slackUserId: 'U1' } })).toContain(
      'Slack: none → <@U1>',
    );
  });

  test('of an action nobody has words for still shows, with what changed', () => {
    const deed = { action: 'quota.<bend>', before: { limit: 1 }, after: { limit: 2, on: true } };
    expect(said(deed)).toContain('<@UANNA>: quota.&lt;bend&gt; (<@UKIM>, *Entra ID P1*)');
    expect(said(deed)).toContain('limit: 1 → 2\non: none → yes');
    expect(said({ action: 'other', person: null, product: null })).toContain('<@UANNA>: other');
  });
});

test.each([
  {
    what: 'action that the service audits',
    of: 'licensing',
    code: /'((?:administrator|alert|alert_rules|group|import|license|person|plan|product|settings|subscription)\.[a-z_]+)'/g,
    prefix: 'did_',
    atLeast: 30,
  },
  {
    what: 'cause that the system has',
    of: '{licensing,slack,jobs}',
    code: /(?:CAUSE = |kind: 'system', cause: )'(.+)'/g,
    prefix: 'cause_',
    atLeast: 6,
  },
])('there are words for every $what', async ({ of, code, prefix, atLeast }) => {
  const found = new Set<string>();
  for await (const file of glob(`src/${of}/**/*.ts`)) {
    // What only shows something writes nothing.
    if (file.includes('/show-') || file.includes('/texts/')) continue;
    for (const [, one = ''] of (await readFile(file, 'utf8')).matchAll(code)) found.add(one);
  }
  expect(found.size).toBeGreaterThanOrEqual(atLeast);
  const keys = [...found].map((one) => `${prefix}${one.replaceAll('.', '_')}`);
  expect(keys.filter((key) => !Object.hasOwn(catalog.en.audit, key))).toEqual([]);
});

test('the filters show what they are set to', () => {
  const product = { id: randomUUID(), displayName: 'Visio', skuPartNumber: 'VISIO_1' };
  const inSlack = auditView(texts, found({ person: aNamed(), product }), {});
  expect(readModal(inSlack).text).toContain(
    '*What was done with Visio by or to <@UKIM>*, newest first.',
  );
  expect(JSON.stringify(inSlack)).toContain('"initial_user":"UKIM"');
  expect(JSON.stringify(inSlack)).toContain('VISIO_1');
  const gone = auditView(texts, found({ person: aNamed({ status: 'deleted' }), product }), {});
  expect(JSON.stringify(gone)).not.toContain('initial_user');
  expect(JSON.stringify(gone.blocks[0])).toContain('"text":"Kim"');
});

test('a full page among many leads on and back', () => {
  const deeds = manyOf(15, (n) => aDeed({ id: String(101 - n) }));
  const view = auditView(texts, found({ deeds, hasNewer: true, hasOlder: true }), {});
  expect(readModal(view).buttons).toEqual(['Export CSV', 'Newer', 'Older']);
  expect(JSON.stringify(view)).toContain(JSON.stringify({ after: '101' }).replaceAll('"', '\\"'));
  expect(JSON.stringify(view)).toContain(JSON.stringify({ before: '87' }).replaceAll('"', '\\"'));
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const nobody = aNamed({ displayName: name, slackUserId: null });
  const names = manyOf(101, () => name);
  const strange = aDeed({
    actor: nobody,
    person: nobody,
    product: name,
    reason: name.repeat(4),
    before: Object.fromEntries(manyOf(101, (n) => [`${name}${n}`, name])),
    after: { disabledPlanIds: names, ...Object.fromEntries(names.map((each, n) => [each + n, n])) },
  });
  const product = { id: randomUUID(), displayName: name, skuPartNumber: name };
  const all = {
    deeds: manyOf(15, (n) => ({ ...strange, action: n % 2 ? name : 'license.assign' })),
    hasNewer: true,
    hasOlder: true,
    person: nobody,
    product,
  };
  expect(read(all).pings).toEqual([]);
});
