import { parse } from 'csv-parse/sync';
import { OTHER, PERSON, PRODUCT } from '../../../commands/license-audit/place.ts';
import type { ClientMessage } from '../../../sandbox/slack/client-protocol.ts';
import { audit } from '../../../src/licensing/audit.ts';
import { useApp } from '../../support/app.ts';
import { aPerson, aProduct } from '../../support/builders.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const at = () => inTenantOf(app);

async function did(action: string, fields: { personId?: string; productId?: string } = {}) {
  const context = {
    tenantId: app.tenantId,
    actor: { kind: 'system', cause: '=HYPERLINK("http://x")' },
    surface: 'system',
  } as const;
  await audit(app.licensing.em.fork(), context, app.now, { action, ...fields });
}

let kim: Awaited<ReturnType<typeof somebody>>;
let visio: { id: string };

beforeAll(async () => {
  kim = await somebody(app, 'Kim Clerk');
  visio = await aProduct(at(), { displayName: 'Visio' });
  const gone = await aPerson(at(), { displayName: 'Gus Gone', status: 'deleted' });
  for (let n = 1; n <= 101; n += 1) await did(`deed.${String(n).padStart(3, '0')}`);
  await did('to gus', { personId: gone.id });
  await did('to visio', { productId: visio.id });
  await did('to kim', { personId: kim.personId, productId: visio.id });
});

describe('/license-audit', () => {
  test('shows the newest first, and pages through all', async () => {
    const client = anna();
    await client.command('/license-audit');
    const { text } = await sees(client, '*Everything that was done*');
    expect(text.indexOf('to kim')).toBeLessThan(text.indexOf('to visio'));
    expect(client.modal?.buttons).toEqual(['Export CSV', 'Older']);
    await client.click('Older');
    await sees(client, 'deed.089', 'deed.075');
    await client.click('Older');
    await sees(client, 'deed.074');
    await client.click('Newer');
    await sees(client, 'deed.089');
    await client.click('Newer');
    await sees(client, 'to kim');
    expect(client.modal?.buttons).toEqual(['Export CSV', 'Older']);
  });

  test('is filtered by person, by somebody not in Slack, by product', async () => {
    const client = anna();
    await client.command('/license-audit');
    await sees(client, '*Everything that was done*');
    await client.choose({ actionId: PERSON }, kim.id);
    const { text } = await sees(client, `*What was done by or to <@${kim.id}>*`);
    expect(text).toContain('to kim');
    expect(text).not.toContain('to visio');
    await client.choose({ actionId: OTHER }, 'Gus Gone');
    await sees(client, '*What was done by or to Gus Gone*', 'to gus');
    await client.choose({ actionId: PRODUCT }, 'Visio');
    await sees(client, 'Nothing matches these filters.');
    await client.click('Clear filters');
    await sees(client, '*Everything that was done*');
    await client.choose({ actionId: PRODUCT }, 'Visio');
    await sees(client, '*What was done to Visio*', 'to visio');
  });

  test('opens filtered by what is typed, and says what it could not read', async () => {
    const client = anna();
    await client.command(`/license-audit visio @${kim.name}`);
    await sees(client, `*What was done with Visio by or to <@${kim.id}>*`, 'to kim');
    await client.closeModal();
    await client.command('/license-audit @nobody Nonesuch');
    await sees(client, '@nobody could not be matched', 'No product matches “Nonesuch”.');
  });

  test('is refused to everybody else; help is for all', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/license-audit');
    await isTold(mick, 'Only license administrators');
    expect(mick.modal).toBeUndefined();
    await mick.command('/license-audit help');
    await isTold(mick, '`/license-audit` shows who did what when');
  });

  test('gives nothing to who lost their rights with the window open', async () => {
    const bo = app.slack.addUser({ name: 'bo', realName: 'Bo Boss', isAdmin: true });
    const client = app.slack.as(bo);
    await client.command('/license-audit');
    await sees(client, '*Everything that was done*');
    await app.licensing.em.execute(
      'update person set is_workspace_admin = false where tenant_id = ? and slack_user_id = ?',
      [app.tenantId, bo.id],
    );
    await client.click('Export CSV');
    await sees(client, 'Only license administrators');
    expect(client.dm()).toEqual([]);
    await client.closeModal({ all: true });
  });
});

describe('Export CSV', () => {
  const withFile = (): Promise<ClientMessage> =>
    anna().waitFor((client) => client.dm().find(({ files }) => files.length > 0));

  test('sends the entries of the filters, harmless to a spreadsheet', async () => {
    const client = anna();
    await client.command('/license-audit visio');
    await sees(client, '*What was done to Visio*');
    await client.click('Export CSV');
    await sees(client, 'The CSV file is being made.');
    expect(client.modal?.buttons).not.toContain('Export CSV');
    const { text, files } = await withFile();
    expect(text).toBe('The history as a CSV file: 2 entries.');
    expect(files[0]?.title).toBe('license-audit-2026-06-15.csv');
    const response = await fetch(`${app.slack.url}${files[0]?.url}`);
    const rows = parse(await response.text(), { columns: true });
    expect(rows).toEqual([
      expect.objectContaining({
        at: '2026-06-15T10:00:00Z',
        action: 'to kim',
        person_name: 'Kim Clerk',
        product_name: 'Visio',
        actor: '',
        reason: `'=HYPERLINK("http://x")`,
      }),
      expect.objectContaining({ action: 'to visio', person_name: '' }),
    ]);
  });

  test('clicked twice makes one file, and the second click is told so', async () => {
    const client = anna();
    const files = () => client.dm().filter((message) => message.files.length > 0).length;
    const before = files();
    await client.command('/license-audit visio');
    await sees(client, '*What was done to Visio*');
    await client.click('Export CSV');
    await sees(client, 'The CSV file is being made.');
    await client.waitFor(() => files() > before);
    await app.slack.deliverAgain();
    await sees(client, 'This came twice, and was done once.');
    await app.idle();
    expect(files()).toBe(before + 1);
    await client.choose({ actionId: PERSON }, kim.id);
    await sees(client, 'Export CSV');
    await client.click('Export CSV');
    await client.waitFor(() => files() === before + 2);
    await client.closeModal({ all: true });
  });

  test('that failed before it was sent is made when it is clicked again', async () => {
    const client = anna();
    const files = () => client.dm().filter((message) => message.files.length > 0).length;
    const before = files();
    await client.command('/license-audit visio');
    await sees(client, '*What was done to Visio*');
    app.slack.misbehave({ kind: 'error500', method: 'views.update', times: 1 });
    await client.click('Export CSV');
    await sees(client, 'Something went wrong on our side');
    await client.closeModal();
    await client.click('Export CSV');
    await client.waitFor(() => files() > before);
    expect(client.modal?.text).not.toContain('This came twice');
    await client.closeModal({ all: true });
  });

  test('that Slack does not take is told of', async () => {
    const client = anna();
    await client.command('/license-audit');
    await sees(client, '*Everything that was done*');
    app.slack.misbehave({ kind: 'error500', method: 'files.getUploadURLExternal', times: 1 });
    await client.click('Export CSV');
    await sees(client, 'Something went wrong on our side');
  });
});
