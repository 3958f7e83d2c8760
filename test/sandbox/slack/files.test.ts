// Files as the app sends them, through the Web API client's own way of uploading.
import { type Sender, startSending } from './rules/sending.ts';

let sender: Sender;

beforeEach(async () => {
  sender = await startSending();
});

afterEach(() => sender.stop());

async function directMessage(): Promise<{ userId: string; channelId: string }> {
  const { id } = sender.slack.addUser({ name: 'kim' });
  const { channel } = await sender.client.conversations.open({ users: id });
  return { userId: id, channelId: channel?.id ?? '' };
}

async function announced(length: number): Promise<{ url: string; id: string }> {
  const answer = await sender.client.files.getUploadURLExternal({ filename: 'a.csv', length });
  return { url: answer.upload_url ?? '', id: answer.file_id ?? '' };
}

const send = (url: string, body: string) => fetch(url, { method: 'POST', body });

it('a file arrives as a message that can be downloaded', async () => {
  const { userId, channelId } = await directMessage();
  await sender.client.filesUploadV2({
    channel_id: channelId,
    file: Buffer.from('a,b\nä,2\n'),
    filename: 'numbers & more.csv',
    initial_comment: 'Here it is.',
  });
  const [message] = sender.slack.as(userId).dm();
  expect(message).toMatchObject({
    text: 'Here it is.',
    files: [{ title: 'numbers & more.csv', size: 9 }],
  });
  const response = await fetch(`${sender.slack.url}${message?.files[0]?.url}`);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(await response.text()).toBe('a,b\nä,2\n');
});

describe('an upload', () => {
  it('is taken once, raw, at the length announced', async () => {
    const { url } = await announced(3);
    const other = await announced(3);
    expect((await send(other.url, 'abcd')).status).toBe(400);
    const response = await send(url, 'abc');
    expect([response.status, await response.text()]).toEqual([200, 'OK - 3']);
    expect((await send(url, 'abc')).status).toBe(400);
    expect((await send(`${sender.slack.url}/upload/nowhere`, 'abc')).status).toBe(400);
    expect(sender.slack.violations.map(({ where }) => where)).toEqual([
      'upload',
      'upload',
      'upload',
    ]);
  });

  it('needs a name and a length', async () => {
    const call = (args: object) => sender.call('files.getUploadURLExternal', { ...args });
    expect(await call({ filename: 'a.csv', length: 0 })).toMatchObject({
      error: 'missing_argument',
    });
    expect(await call({ length: 3 })).toMatchObject({ error: 'invalid_arguments' });
    expect(await call({ filename: 'a.csv' })).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('a file', () => {
  const complete = (id: string, channelId: string) =>
    sender.call('files.completeUploadExternal', { files: [{ id }], channel_id: channelId });

  it('is shared only after it was sent', async () => {
    const { channelId } = await directMessage();
    const { url, id } = await announced(3);
    expect(await complete(id, channelId)).toMatchObject({ error: 'file_not_found' });
    await send(url, 'abc');
    expect(await complete(id, channelId)).toMatchObject({ ok: true });
    expect(await complete('F0', channelId)).toMatchObject({ error: 'file_not_found' });
  });

  it('goes to conversations the app is in, and to no person by their id', async () => {
    const { userId } = await directMessage();
    const { url, id } = await announced(3);
    await send(url, 'abc');
    expect(await complete(id, userId)).toMatchObject({ error: 'invalid_channel' });
    expect(await complete(id, sender.slack.general.id)).toMatchObject({ error: 'not_in_channel' });
  });

  it('needs files:write', async () => {
    const { workspace } = sender.slack;
    workspace.manifest.oauth_config.scopes.bot.splice(
      workspace.manifest.oauth_config.scopes.bot.indexOf('files:write'),
      1,
    );
    const call = sender.call('files.getUploadURLExternal', { filename: 'a.csv', length: 3 });
    expect(await call).toMatchObject({ error: 'missing_scope' });
  });
});
