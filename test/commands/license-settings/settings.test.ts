import {
  ALERT_CHANNELS,
  MORE_CHANNELS,
} from '../../../commands/license-settings/alert-channels.ts';
import {
  ADMINISTRATORS,
  block,
  CHANNEL,
  DIGEST,
  HEALING,
  LANGUAGE,
  LOCATION,
  WINDOW,
  ZONE,
} from '../../../commands/license-settings/form.ts';
import { startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { chosenScopes } from '../../../src/licensing/alerts/choose-alert-channels.ts';
import { changeSettings } from '../../../src/licensing/change-settings.ts';
import { readSettings } from '../../../src/licensing/read-settings.ts';
import { useApp } from '../../support/app.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const context = () =>
  ({
    tenantId: app.tenantId,
    actor: { kind: 'system', cause: 'test' },
    surface: 'system',
  }) as const;
const stored = () => readSettings(app.licensing, context());

async function open() {
  await anna().command('/license-settings');
  await sees(anna(), 'These hold for everybody');
  return anna();
}

describe('/license-settings', () => {
  test('says what is assumed where nothing is set', async () => {
    const client = await open();
    const { revision } = await stored();
    const values = client.modal?.values ?? {};
    const chosen = (id: string) => JSON.stringify(values[block(id, revision)]?.[id]);
    expect(chosen(ZONE)).toContain('Not set: UTC is assumed');
    expect(chosen(LOCATION)).toContain('Not set: none is assumed');
    expect(chosen(LANGUAGE)).toContain('Not set: English is assumed');
    expect(chosen(HEALING)).toContain('"value":"on"');
    expect(client.modal?.text).toContain('Not set: 30 is assumed.');
    expect(client.modal?.text).toContain(
      'by configuration, who cannot be removed here: the owners',
    );
  });

  test('is saved, and counts from then on', async () => {
    const client = await open();
    await client.choose({ actionId: ZONE }, 'Europe/Amsterdam');
    await client.choose({ actionId: LOCATION }, 'Netherlands');
    await client.choose({ actionId: LANGUAGE }, 'English');
    await client.fill({ actionId: WINDOW }, '90');
    await client.choose({ actionId: DIGEST }, 'At 9:00');
    await client.choose({ actionId: HEALING }, []);
    await client.submit();
    await sees(client, 'The license settings are saved');
    expect((await stored()).settings).toEqual({
      timeZone: 'Europe/Amsterdam',
      defaultUsageLocation: 'NL',
      language: 'en',
      expiringWindowDays: 90,
      digestHour: 9,
      automaticHealing: false,
    });
    await client.closeModal();

    await open();
    await client.choose({ actionId: ZONE }, 'Not set: UTC is assumed');
    await client.fill({ actionId: WINDOW }, '');
    await client.choose({ actionId: DIGEST }, 'Off');
    await client.submit();
    await sees(client, 'The license settings are saved');
    expect((await stored()).settings).toMatchObject({
      ...{ timeZone: null, expiringWindowDays: null, digestHour: null },
    });
    await client.closeModal();
    await open();
    await client.submit();
    await sees(client, 'Nothing was changed.');
  });

  test('finds time zones by city and by continent', async () => {
    const client = await open();
    const texts = async (query: string) =>
      (await client.suggest({ actionId: ZONE }, query)).options.flatMap(({ options }) =>
        options.map(({ text }) => text),
      );
    expect(await texts('new york')).toEqual(['America/New_York']);
    expect(await texts('europe amst')).toEqual(['Europe/Amsterdam']);
    expect((await texts(''))[0]).toBe('Not set: UTC is assumed');
    expect(await texts('')).toHaveLength(100);
    expect(await texts('nonesuch')).toEqual([]);
  });

  test('is refused to everybody else; help is for all', async () => {
    const mick = app.slack.as(app.member);
    await mick.command('/license-settings');
    await isTold(mick, 'Only license administrators');
    expect(mick.modal).toBeUndefined();
    await mick.command('/license-settings help');
    await isTold(mick, '`/license-settings` shows and changes');
    const client = app.slack.as(app.admin);
    await client.command('/license-settings language');
    await isTold(client, '`/license-settings` shows and changes');
    expect(client.modal).toBeUndefined();
  });

  test('shows the settings anew to whoever saves upon others than they saw', async () => {
    const client = await open();
    const { settings, revision } = await stored();
    await changeSettings(app.licensing, context(), {
      settings: { ...settings, expiringWindowDays: 77 },
      administratorIds: [],
      revision,
    });
    await client.fill({ actionId: WINDOW }, '12');
    await client.submit();
    const { values } = await sees(client, 'Somebody else changed the settings meanwhile');
    expect(JSON.stringify(values)).toContain('"77"');
    await client.fill({ actionId: WINDOW }, '12');
    await client.submit();
    await sees(client, 'The license settings are saved');
  });
});

describe('administrators', () => {
  test('may from their next click on, in every process, and are named to others', async () => {
    const lea = app.slack.addUser({ name: 'lea', realName: 'Lea Lead' });
    const second = await startApp(
      readConfig({
        DATABASE_URL: app.database.url,
        SLACK_BOT_TOKEN: app.slack.botToken,
        SLACK_API_URL: app.slack.apiUrl,
        SLACK_APP_TOKEN: app.slack.appToken,
        PORT: '0',
        LOG_LEVEL: 'silent',
      }),
      { clock: () => app.now },
    );
    try {
      const client = app.slack.as(lea);
      for (let times = 0; times < 4; times += 1) {
        await client.command('/license-settings');
        await client.waitFor((each) => each.messages().length > times);
        expect(client.messages().at(-1)?.text).toContain('Only license administrators');
      }
      await open();
      await anna().choose({ actionId: ADMINISTRATORS }, [lea.id]);
      await anna().submit();
      await sees(anna(), 'The license settings are saved');
      for (let times = 0; times < 4; times += 1) {
        await client.command('/license-settings');
        await sees(client, 'These hold for everybody');
        await client.closeModal();
      }
      const mick = app.slack.as(app.member);
      await mick.command('/license-assign');
      await isTold(mick, `<@${lea.id}>`);
      await mick.command('/license-mine');
      await sees(mick, `<@${lea.id}>`);

      await client.command('/license-settings');
      await sees(client, 'These hold for everybody');
      await client.choose({ actionId: ADMINISTRATORS }, []);
      await client.submit();
      await sees(client, 'The license settings are saved');
      await client.closeModal();
      const before = client.messages().length;
      await client.command('/license-settings');
      await client.waitFor((each) => each.messages().length > before);
      expect(client.modal).toBeUndefined();
    } finally {
      await second.stop();
    }
  });

  test.each([
    ['a guest', { name: 'gus', realName: 'Gus Guest', isRestricted: true }, 'Gus Guest'],
    ['a bot', { name: 'robo', realName: 'Robo', isBot: true }, 'a bot or somebody of another'],
    [
      'a stranger',
      { name: 'sam', realName: 'Sam Stranger', isStranger: true },
      'a bot or somebody of another',
    ],
    ['somebody deactivated', { name: 'dee', realName: 'Dee Gone', deleted: true }, 'Dee Gone'],
  ])('cannot be %s: it is said at the field', async (_, seed, named) => {
    const user = app.slack.addUser({ ...seed, deleted: false });
    const client = await open();
    await client.choose({ actionId: ADMINISTRATORS }, [user.id]);
    if ('deleted' in seed) app.slack.updateUser(user.id, { deleted: true });
    await client.submit();
    const { revision } = await stored();
    expect(client.modal?.errors).toEqual({
      [block(ADMINISTRATORS, revision)]: expect.stringContaining(named),
    });
    expect((await stored()).administrators).toEqual([]);
  });
});

describe('the channel for alerts', () => {
  const room = (botIsMember: boolean, name: string) =>
    app.slack.addChannel({ name, members: [app.admin.id], botIsMember });
  const posted = ({ id }: { id: string }) =>
    app.slack.workspace.messages.filter(({ channelId }) => channelId === id);
  async function save(channelIds: string[]) {
    const client = await open();
    await client.choose({ actionId: CHANNEL }, channelIds);
    await client.submit();
    return client;
  }

  test('is saved once the app is in it, greeted once, and can be emptied again', async () => {
    const own = room(true, 'own');
    await sees(await save([own.id]), 'The license settings are saved');
    expect((await stored()).alertChannelId).toBe(own.id);
    await anna().waitFor(() => posted(own)[0]);
    expect(posted(own)).toMatchObject([
      { text: expect.stringContaining(`<@${app.admin.id}> has chosen it.`) },
    ]);
    await closeModals(app);

    const client = await open();
    await client.submit();
    await sees(client, 'Nothing was changed.');
    await app.idle();
    expect(posted(own)).toHaveLength(1);
    await closeModals(app);

    await sees(await save([]), 'The license settings are saved');
    expect((await stored()).alertChannelId).toBeNull();
    const said = await app.licensing.em.fork().execute(
      `select before, after from audit_entry where tenant_id = ? and action = 'settings.change'
          and jsonb_exists(after, 'alertChannelId') order by id`,
      [app.tenantId],
    );
    expect(said).toEqual([
      { before: { alertChannelId: null }, after: { alertChannelId: own.id } },
      { before: { alertChannelId: own.id }, after: { alertChannelId: null } },
    ]);
  });

  test.each([
    ['one without the app', 'Invite it there first', () => room(false, 'without')],
    [
      'a private one without the app',
      'Invite it there first',
      () => app.slack.addChannel({ name: 'hidden', members: [app.admin.id], isPrivate: true }),
    ],
    ['an archived one', 'is archived', () => room(true, 'archived')],
  ])('is refused at the field: %s', async (_, said, make) => {
    const channel = make();
    const client = await open();
    await client.choose({ actionId: CHANNEL }, [channel.id]);
    // Since the picker was opened.
    channel.isArchived = channel.name === 'archived';
    await client.submit();
    await client.waitFor(({ modal }) => Object.keys(modal?.errors ?? {}).length > 0);
    const { revision } = await stored();
    expect(client.modal?.errors).toEqual({
      [block(CHANNEL, revision)]: expect.stringContaining(said),
    });
    expect((await stored()).alertChannelId).toBeNull();
  });

  test('that throws the app out right then is given up, and whoever chose it is told', async () => {
    const own = room(true, 'for a moment');
    const client = await open();
    await client.choose({ actionId: CHANNEL }, [own.id]);
    app.slack.misbehave({ kind: 'slow', method: 'chat.postMessage', delayMs: 300, times: 1 });
    await client.submit();
    await sees(client, 'The license settings are saved');
    own.isArchived = true;
    await anna().waitFor((each) => each.dm().find(({ text }) => text.includes('`is_archived`')));
    expect((await stored()).alertChannelId).toBeNull();
  });
});

describe('channels for some alerts', () => {
  test('are chosen in a window of their own, each once the app is in it, and greeted', async () => {
    const [well, without] = [true, false].map((botIsMember) =>
      app.slack.addChannel({ name: `some-${botIsMember}`, members: [app.admin.id], botIsMember }),
    );
    if (!well || !without) throw new Error('They were made');
    const client = await open();
    await client.click(MORE_CHANNELS);
    await sees(client, 'Of several that fit the first counts');
    const [kind, severity] = [0, chosenScopes.length - 2].map((n) => `${ALERT_CHANNELS}.${n}`);
    await client.choose({ actionId: kind ?? '' }, [well.id]);
    await client.choose({ actionId: severity ?? '' }, [without.id]);
    await client.submit();
    await client.waitFor(({ modal }) => Object.keys(modal?.errors ?? {}).length > 0);
    expect(client.modal?.errors).toEqual({
      [severity ?? '']: expect.stringContaining('Invite it there first'),
    });
    await client.choose({ actionId: severity ?? '' }, [well.id]);
    await client.submit();
    await sees(client, 'The channels are saved');
    const posted = () =>
      app.slack.workspace.messages.filter(({ channelId }) => channelId === well.id);
    await anna().waitFor(() => posted()[1]);
    expect(
      posted()
        .map(({ text }) => text)
        .sort(),
    ).toEqual([
      expect.stringContaining('Alerts about subscriptions that expire are posted in this channel'),
      expect.stringContaining('Alerts about what is urgent are posted in this channel'),
    ]);
    await closeModals(app);
    well.isArchived = true;
    const em = app.licensing.em.fork();
    const again = 'update alert_route set to_greet = true where channel_id = ?';
    await em.execute(again, [well.id], 'run');
    await app.licensing.queue.enqueue(em, app.tenantId, 'tell-channel', { channelId: well.id });
    await anna().waitFor((each) => each.dm().find(({ text }) => text.includes(`<#${well.id}>`)));
    await sees(await open(), 'Alerts about what is urgent can no longer be posted');
    await closeModals(app);
    await anna().openHome();
    await anna().waitFor(({ home }) => home?.text.includes('about subscriptions that expire can'));
  });
});
