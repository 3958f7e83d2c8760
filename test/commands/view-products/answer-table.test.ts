import type { AnyBlock, DataTableBlock } from '@slack/types';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aProduct } from '../../support/builders.ts';
import { manyOf } from '../../support/shown.ts';

const app = useApp();
const workspace = () => ({ em: app.database.orm.em, tenantId: app.tenantId });

async function held(count: number, overrides: Parameters<typeof aProduct>[1]) {
  const product = await aProduct(workspace(), overrides);
  for (const _ of manyOf(count, () => 0)) {
    await anAssignment(workspace(), await aPerson(workspace()), product);
  }
}

function isTable(block: AnyBlock): block is DataTableBlock {
  return block.type === 'data_table';
}

async function askForTable() {
  const mick = app.slack.as(app.member);
  const before = mick.messages().length;
  await mick.command('/licenses table');
  return mick.waitFor((client) => client.messages()[before]);
}

test('one product makes a table; what needs no attention is said to need none', async () => {
  await held(1, { displayName: 'Calm' });
  const message = await askForTable();
  expect(message.ephemeral).toBe(true);
  expect(message.text).toBe(
    '1 product on Jun 15, 2026 (UTC): none is over, full or about to expire without replacement.',
  );
  expect(message.blocks).toContainEqual(expect.objectContaining({ type: 'data_table' }));
});

describe('with 104 products, three of which need attention', () => {
  beforeAll(async () => {
    await held(3, { displayName: 'Too many', seats: 2 });
    await held(2, { displayName: 'Full', seats: 2 });
    await held(0, {
      displayName: 'Ending',
      subscriptions: [{ seats: 5, endDate: '2026-06-30' }],
    });
    for (const n of manyOf(100, (index) => index)) await held(0, { displayName: `Other ${n}` });
  });

  test('those stand first, and it says what is left out and where to find it', async () => {
    const { text, blocks } = await askForTable();
    expect(text).toContain(
      '104 products on Jun 15, 2026 (UTC): 1 assigned over its seats, 1 without a free seat, and 1 with seats that expire soon and are not replaced.',
    );
    expect(text).toContain('Showing 100 of 104, those that need attention first. `/licenses`');
    const table = blocks.find(isTable);
    expect(table?.rows).toHaveLength(101);
    expect(table?.rows.slice(1, 4).map(([name]) => name)).toEqual(
      ['Too many', 'Full', 'Ending'].map((text) => ({ type: 'raw_text', text })),
    );
  });

  test('where Slack does not take the table, lines of text say the same', async () => {
    app.slack.misbehave({ kind: 'error500', method: 'response_url', times: 1 });
    const { text, blocks } = await askForTable();
    expect(blocks).toEqual([]);
    expect(text).toContain('104 products');
    expect(text).toContain('• *Too many*: *2* seats · *3* assigned · :warning: *over by 1*');
    expect(text).toContain('Showing 20 of 104');
  });
});
