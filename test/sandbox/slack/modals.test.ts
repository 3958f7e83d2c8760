// The life of modals. https://docs.slack.dev/surfaces/modals
import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { SlackClient } from '../../../sandbox/slack/client.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { type DemoApp, demoManifest, socketModeApp } from './demo-app.ts';
import { quiet } from './rules/sending.ts';

let slack: LocalSlack;
let demo: DemoApp;
let app: App;
let anna: SlackClient;
let now: number;
/** What the app answers to a submission; undefined: nothing, ever. */
let answer: ViewResponseAction | 'close' | undefined;
let submitted: ViewSubmitAction | undefined;
let closed: { title: string; isCleared: boolean }[];
let trigger: string;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const field: KnownBlock = {
  type: 'input',
  block_id: 'name',
  label: plain('Name'),
  element: { type: 'plain_text_input', action_id: 'name' },
};

const more: KnownBlock = {
  type: 'actions',
  block_id: 'more',
  elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
};

function modal(title: string, fields: Partial<ModalView> = {}): ModalView {
  const blocks = fields.blocks ?? [field, more];
  return { type: 'modal', title: plain(title), submit: plain('Save'), ...fields, blocks };
}

function register(bolt: App): void {
  bolt.view({ type: 'view_submission' }, async ({ ack, body }) => {
    if (body.type === 'view_submission') submitted = body;
    if (answer === 'close') await ack();
    else if (answer !== undefined) await ack(answer);
  });
  bolt.view({ type: 'view_closed' }, async ({ ack, view, body }) => {
    if (body.type !== 'view_closed') return;
    closed.push({ title: view.title.text, isCleared: body.is_cleared });
    await ack();
  });
  bolt.action('more', async ({ ack, body }) => {
    if (body.type === 'block_actions') trigger = body.trigger_id;
    await ack();
  });
}

beforeEach(async () => {
  now = Date.now();
  answer = 'close';
  submitted = undefined;
  closed = [];
  slack = await startLocalSlack({ manifest: demoManifest, now: () => now, ackTimeoutMs: 300 });
  demo = await socketModeApp(slack, register, quiet);
  app = demo.app;
  anna = slack.as(slack.addUser({ name: 'anna' }));
});

afterEach(async () => {
  await demo.stop();
  await slack.stop();
});

async function open(view: ModalView): Promise<string> {
  const { view: opened } = await app.client.views.open({
    trigger_id: slack.triggerFor(anna.userId),
    view,
  });
  return opened?.id ?? '';
}

/** Clicks More in the top modal and pushes a view with the trigger that came with it. */
async function push(view: ModalView): Promise<string> {
  await anna.click('More');
  const { view: pushed } = await app.client.views.push({ trigger_id: trigger, view });
  return pushed?.id ?? '';
}

const titles = () => anna.modals.map((each) => each.title);

describe('a trigger', () => {
  it('opens one modal, once', async () => {
    const id = slack.triggerFor(anna.userId);
    await app.client.views.open({ trigger_id: id, view: modal('One') });
    expect(titles()).toEqual(['One']);
    await expect(app.client.views.open({ trigger_id: id, view: modal('Two') })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    expect(titles()).toEqual(['One']);
  });

  it('is good for three seconds', async () => {
    const early = slack.triggerFor(anna.userId);
    const late = slack.triggerFor(anna.userId);
    now += 3000;
    await app.client.views.open({ trigger_id: early, view: modal('In time') });
    now += 1;
    await expect(app.client.views.open({ trigger_id: late, view: modal('Late') })).rejects.toThrow(
      'expired_trigger_id',
    );
    expect(titles()).toEqual(['In time']);
  });

  it('cannot be made up', async () => {
    const view = modal('Forged');
    await expect(app.client.views.open({ trigger_id: '1.2.abc', view })).rejects.toThrow(
      'invalid_trigger_id',
    );
  });

  it('survives a view that was refused', async () => {
    const id = slack.triggerFor(anna.userId);
    const tooLong = modal('A title of twenty-five ch');
    await expect(app.client.views.open({ trigger_id: id, view: tooLong })).rejects.toThrow(
      'invalid_arguments',
    );
    await app.client.views.open({ trigger_id: id, view: modal('Short') });
    expect(titles()).toEqual(['Short']);
  });
});

describe('a stack', () => {
  it('holds three views, which know each other', async () => {
    const root = await open(modal('One'));
    const second = await push(modal('Two'));
    await push(modal('Three'));
    expect(titles()).toEqual(['One', 'Two', 'Three']);
    await expect(push(modal('Four'))).rejects.toThrow('push_limit_reached');

    await anna.fill('Name', 'Ada');
    await anna.submit();
    expect(submitted?.view).toMatchObject({ root_view_id: root, previous_view_id: second });
    expect(titles()).toEqual(['One', 'Two']);
  });

  it('takes a push only from a trigger of its own', async () => {
    await open(modal('One'));
    const foreign = slack.triggerFor(anna.userId);
    await expect(
      app.client.views.push({ trigger_id: foreign, view: modal('Two') }),
    ).rejects.toThrow('not_found');
  });

  it('goes back to the view below, with what was typed there', async () => {
    await open(modal('One'));
    await anna.fill('Name', 'Ada');
    await push(modal('Two'));
    expect(anna.modal?.values['name']?.['name']).toMatchObject({ value: null });
    await anna.closeModal();
    expect(anna.modal?.values['name']?.['name']).toMatchObject({ value: 'Ada' });
  });
});

describe('views.update', () => {
  it('finds its view by id or external_id', async () => {
    const id = await open(modal('One', { external_id: 'mine' }));
    await app.client.views.update({ view_id: id, view: modal('Two', { external_id: 'mine' }) });
    expect(titles()).toEqual(['Two']);
    await app.client.views.update({ external_id: 'mine', view: modal('Three') });
    expect(titles()).toEqual(['Three']);
  });

  it('keeps what was typed where block_id and action_id stay, and only there', async () => {
    const id = await open(modal('One'));
    await anna.fill('Name', 'Ada');
    await app.client.views.update({ view_id: id, view: modal('Two') });
    expect(anna.modal?.values['name']?.['name']).toMatchObject({ value: 'Ada' });

    const renamed: KnownBlock = { ...field, block_id: 'other' };
    await app.client.views.update({ view_id: id, view: modal('Three', { blocks: [renamed] }) });
    expect(anna.modal?.values).toEqual({
      other: { name: { type: 'plain_text_input', value: null } },
    });
    await app.client.views.update({ view_id: id, view: modal('Four') });
    expect(anna.modal?.values['name']?.['name']).toMatchObject({ value: null });
  });

  it('overwrites nothing newer when it carries a hash', async () => {
    const { view } = await app.client.views.open({
      trigger_id: slack.triggerFor(anna.userId),
      view: modal('One'),
    });
    const { id: view_id = '', hash = '' } = view ?? {};
    await app.client.views.update({ view_id, hash, view: modal('Two') });
    await expect(app.client.views.update({ view_id, hash, view: modal('Three') })).rejects.toThrow(
      'hash_conflict',
    );
    expect(titles()).toEqual(['Two']);
  });

  it('comes too late for a closed view', async () => {
    const id = await open(modal('One'));
    await anna.closeModal();
    await expect(app.client.views.update({ view_id: id, view: modal('Two') })).rejects.toThrow(
      'not_found',
    );
  });

  it('names exactly one view', async () => {
    const view = modal('Two');
    await expect(app.client.apiCall('views.update', { view })).rejects.toThrow('invalid_arguments');
  });
});

describe('a submission', () => {
  it('carries metadata and every value, empty ones too', async () => {
    const picker: KnownBlock = {
      type: 'section',
      block_id: 'until',
      text: plain('Until'),
      accessory: { type: 'datepicker', action_id: 'until', initial_date: '2026-12-31' },
    };
    const people: KnownBlock = {
      type: 'actions',
      block_id: 'people',
      elements: [{ type: 'multi_users_select', action_id: 'people' }],
    };
    const blocks = [field, picker, people, more];
    await open(modal('One', { blocks, private_metadata: 'secret', callback_id: 'one' }));
    await anna.fill('Name', 'Ada');
    await anna.submit();
    expect(submitted).toMatchObject({
      type: 'view_submission',
      user: { id: anna.userId, name: 'anna', team_id: slack.team.id },
      team: { id: slack.team.id },
      view: { callback_id: 'one', private_metadata: 'secret' },
    });
    expect(submitted?.view.state.values).toEqual({
      name: { name: { type: 'plain_text_input', value: 'Ada' } },
      until: { until: { type: 'datepicker', selected_date: '2026-12-31' } },
      people: { people: { type: 'multi_users_select', selected_users: [] } },
    });
  });

  it('closes the view when it is just acknowledged', async () => {
    await open(modal('One'));
    await push(modal('Two'));
    await anna.fill('Name', 'Ada');
    await anna.submit();
    expect(titles()).toEqual(['One']);
  });

  it.each([
    ['update', { response_action: 'update', view: modal('New') }, ['One', 'New']],
    ['push', { response_action: 'push', view: modal('New') }, ['One', 'Two', 'New']],
    ['clear', { response_action: 'clear' }, []],
  ] as [string, ViewResponseAction, string[]][])(
    'is answered with %s',
    async (_name, given, left) => {
      answer = given;
      await open(modal('One'));
      await push(modal('Two'));
      await anna.fill('Name', 'Ada');
      await anna.submit();
      expect(titles()).toEqual(left);
      expect(slack.violations).toEqual([]);
    },
  );

  it('is answered with errors at their fields', async () => {
    answer = { response_action: 'errors', errors: { name: 'Taken' } };
    await open(modal('One'));
    await anna.fill('Name', 'Ada');
    await anna.submit();
    expect(anna.modal).toMatchObject({
      title: 'One',
      errors: { name: 'Taken' },
      failure: undefined,
    });
    answer = 'close';
    await anna.submit();
    expect(titles()).toEqual([]);
  });

  it.each([
    [
      'errors for a block that is no input',
      { response_action: 'errors', errors: { more: 'No' } },
      'invalid_errors',
    ],
    [
      'a view that breaks a rule',
      { response_action: 'update', view: modal('A title of twenty-five ch') },
      'invalid_arguments',
    ],
  ] as [string, ViewResponseAction, string][])('fails on %s', async (_name, given, error) => {
    answer = given;
    await open(modal('One'));
    await anna.fill('Name', 'Ada');
    expect(await anna.submit()).toEqual({ ok: false, error });
    expect(anna.modal).toMatchObject({
      title: 'One',
      errors: {},
      failure: 'We had some trouble connecting. Try again?',
    });
    expect(slack.violations).toMatchObject([{ where: 'view_submission answer', error }]);
  });

  it('cannot push a fourth view', async () => {
    answer = { response_action: 'push', view: modal('Four') };
    await open(modal('One'));
    await push(modal('Two'));
    await push(modal('Three'));
    await anna.fill('Name', 'Ada');
    expect(await anna.submit()).toEqual({ ok: false, error: 'push_limit_reached' });
    expect(titles()).toEqual(['One', 'Two', 'Three']);
  });

  it('that nobody acknowledges in time fails, and what was typed stays', async () => {
    answer = undefined;
    await open(modal('One'));
    await anna.fill('Name', 'Ada');
    expect(await anna.submit()).toMatchObject({ ok: false });
    expect(anna.modal).toMatchObject({
      busy: false,
      failure: 'We had some trouble connecting. Try again?',
      values: { name: { name: { value: 'Ada' } } },
    });
  });
});

describe('closing', () => {
  it('is told to the app that asked to know', async () => {
    await open(modal('Quiet'));
    await anna.closeModal();
    await open(modal('Loud', { notify_on_close: true }));
    await anna.closeModal();
    expect(closed).toEqual([{ title: 'Loud', isCleared: false }]);
  });

  it('all closes the stack from the top', async () => {
    await open(modal('One', { notify_on_close: true }));
    await push(modal('Two', { notify_on_close: true }));
    await anna.closeModal({ all: true });
    expect(titles()).toEqual([]);
    expect(closed).toEqual([
      { title: 'Two', isCleared: true },
      { title: 'One', isCleared: true },
    ]);
  });

  it('clears the stack where the view says so', async () => {
    await open(modal('One'));
    await push(modal('Two', { clear_on_close: true }));
    await anna.closeModal();
    expect(titles()).toEqual([]);
  });
});
