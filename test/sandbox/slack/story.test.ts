// One story through both ways of delivery: command, modal, menus, submission, message, Home.
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { demoManifest, httpApp, socketModeApp } from './demo-app.ts';

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Lend a book' },
  submit: { type: 'plain_text', text: 'Lend' },
  private_metadata: 'shelf-3',
  blocks: [
    {
      type: 'input',
      block_id: 'who',
      label: { type: 'plain_text', text: 'Reader' },
      element: { type: 'users_select', action_id: 'who' },
    },
    {
      type: 'input',
      block_id: 'book',
      label: { type: 'plain_text', text: 'Book' },
      element: { type: 'external_select', action_id: 'book', min_query_length: 0 },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: { type: 'plain_text', text: 'Note' },
      element: { type: 'plain_text_input', action_id: 'note', max_length: 20 },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [
        {
          type: 'button',
          action_id: 'rules',
          value: 'rules-1',
          text: { type: 'plain_text', text: 'Show rules' },
        },
      ],
    },
  ],
};

const rules: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Rules' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Bring it *back*.' } }],
};

function register(app: App): void {
  app.command('/demo', async ({ ack, command, client, respond }) => {
    await ack();
    if (command.text === 'shout') {
      await respond({ text: 'BOOKS!', response_type: 'in_channel' });
      return;
    }
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  app.action('rules', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.views.push({ trigger_id: body.trigger_id, view: rules });
  });
  app.options('book', async ({ ack, options }) => {
    const books = ['Dune', 'Emma', 'Ulysses'].filter((book) => book.includes(options.value));
    await ack({
      options: books.map((book) => ({ text: { type: 'plain_text', text: book }, value: book })),
    });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const book = view.state.values['book']?.['book']?.selected_option?.value;
    if (book === 'Ulysses') {
      await ack({ response_action: 'errors', errors: { book: 'Nobody finishes that one.' } });
      return;
    }
    await ack();
    const reader = view.state.values['who']?.['who']?.selected_user;
    await client.chat.postMessage({
      channel: body.user.id,
      text: `<@${reader}> has ${book} from ${view.private_metadata}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `${book} is lent` } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'undo', text: { type: 'plain_text', text: 'Undo' } },
          ],
        },
      ],
    });
  });
  app.action('undo', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Taken back', replace_original: true });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Your books' } }],
      },
    });
  });
}

describe.each([
  ['Socket Mode', socketModeApp],
  ['HTTP', httpApp],
])('over %s', (_name, connect) => {
  it('lends a book from a form', async () => {
    const slack = await startLocalSlack({ manifest: demoManifest });
    const demo = await connect(slack, register);
    const anna = slack.as(slack.addUser({ name: 'anna' }));
    const ben = slack.addUser({ name: 'ben' });

    await anna.command('/demo');
    await anna.waitFor(() => anna.modal?.title === 'Lend a book');

    await anna.click('Show rules');
    await anna.waitFor(() => anna.modal?.title === 'Rules');
    expect(anna.modal?.text).toBe('Bring it *back*.');
    await anna.closeModal();
    expect(anna.modal?.title).toBe('Lend a book');

    expect((await anna.suggest('Book', 'mm')).options).toEqual([
      { options: [{ text: 'Emma', value: 'Emma' }] },
    ]);
    await anna.choose('Reader', ben.id);
    await anna.choose('Book', 'Ulysses');
    await anna.fill('Note', 'with care');
    await anna.submit();
    expect(anna.modal?.errors).toEqual({ book: 'Nobody finishes that one.' });
    expect(anna.modal?.values['note']?.['note']).toEqual({
      type: 'plain_text_input',
      value: 'with care',
    });

    await anna.choose('Book', 'Dune');
    await anna.submit();
    expect(anna.modal).toBeUndefined();
    const told = await anna.waitFor(() => anna.dm()[0]);
    expect(told.text).toBe(`<@${ben.id}> has Dune from shelf-3`);

    await anna.click('Undo', told);
    await anna.waitFor(() => anna.dm()[0]?.text === 'Taken back');
    expect(anna.dm()[0]).toMatchObject({ ts: told.ts, edited: true, blocks: [] });

    await anna.command('/demo shout');
    await slack.as(ben).waitFor((client) => client.messages().some((m) => m.text === 'BOOKS!'));

    await anna.openHome();
    await anna.waitFor(() => anna.home?.text === 'Your books');

    expect(slack.violations).toEqual([]);
    await demo.stop();
    await slack.stop();
  });
});
