/** The page in a real browser, against the local Slack and a Bolt app that shows everything once. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { createPageRouter } from '../../sandbox/page-server.ts';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { type Showcase, showcaseManifest, startShowcase } from './showcase-app.ts';

describeInBrowser('the page of the local Slack', () => {
  let browser: Browser;
  let context: BrowserContext;
  let slack: LocalSlack;
  let app: Showcase;
  let page: Page;

  beforeAll(async () => {
    slack = await startLocalSlack({
      manifest: showcaseManifest,
      page: await createPageRouter(),
      team: { name: 'Northwind' },
    });
    slack.addUser({ id: 'UADA', name: 'ada', realName: 'Ada Byron', isOwner: true });
    slack.addUser({ id: 'UGRACE', name: 'grace', realName: 'Grace Hopper', title: 'Engineer' });
    slack.addUser({ id: 'UOLD', name: 'old', realName: 'Olivia Gone', deleted: true });
    slack.general.members.add(slack.botUserId);
    app = await startShowcase(slack);
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await slack?.stop();
  });

  beforeEach(async () => {
    slack.workspace.messages.length = 0;
    slack.workspace.modals.clear();
    slack.workspace.violations.length = 0;
    app.actions.length = 0;
    app.submissions.length = 0;
    app.commands.length = 0;
    page = await open('UADA');
  });

  afterEach(async () => {
    await page.close();
    expect(slack.violations).toEqual([]);
  });

  async function open(userId: string): Promise<Page> {
    const opened = await context.newPage();
    // What is missing is named before the test itself runs out of time.
    opened.setDefaultTimeout(15_000);
    await opened.goto(`${slack.url}/?as=${userId}&c=${slack.general.id}`);
    return opened;
  }

  const composer = (on = page) => on.getByRole('combobox', { name: 'Message #general' });
  const messages = (on = page) => on.getByRole('article');

  async function run(line: string): Promise<void> {
    await composer().fill(line);
    await composer().press('Enter');
  }

  async function openForm(): Promise<Locator> {
    await run('/assign @grace P1');
    const dialog = page.getByRole('dialog', { name: 'Assign license' });
    await dialog.waitFor();
    return dialog;
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  const focused = (locator: Locator) =>
    locator.evaluate((element) => element === element.ownerDocument.activeElement);

  test('what one writes, everybody sees', async () => {
    const other = await open('UGRACE');
    await composer().fill('Hello <there> & @grace');
    await composer().press('Shift+Enter');
    await composer().pressSequentially('bye');
    await composer().press('Enter');

    await messages(other).getByText('Hello <there> & @Grace Hopper').waitFor();
    expect(await messages(other).innerText()).toContain('bye');
    expect(await composer().inputValue()).toBe('');
    await other.close();
  });

  test('slash commands are completed, with what they take', async () => {
    await composer().pressSequentially('/');
    const options = page.getByRole('option');
    expect(await options.allInnerTexts()).toEqual([
      expect.stringContaining('Assign a license'),
      expect.stringContaining('/ask'),
      expect.stringContaining('/table'),
      expect.stringContaining('/rest'),
    ]);
    await composer().press('Escape');
    expect(await options.count()).toBe(0);

    await composer().pressSequentially('a');
    await composer().press('Tab');
    expect(await composer().inputValue()).toBe('/assign ');
    await page.getByText('/assign [@person product]').waitFor();

    await composer().pressSequentially('@gr');
    await composer().press('Enter');
    expect(await composer().inputValue()).toBe('/assign @grace ');
    await composer().press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(app.commands).toEqual(['<@UGRACE|grace>']);
  });

  test('an answer to one person is seen by nobody else', async () => {
    const other = await open('UGRACE');
    await run('/table');
    await messages().getByText('Only visible to you').waitFor();
    await run('done');
    await messages(other).getByText('done').waitFor();
    expect(await messages(other).count()).toBe(1);
    await other.close();
  });

  test('an unknown command is answered by Slackbot', async () => {
    await run('/nope');
    await messages().getByText('is not a valid command').waitFor();
    expect(await messages().getAttribute('aria-label')).toBe('Message from Slackbot');
  });

  test('a message draws text, mentions, dates and emoji for its reader', async () => {
    await run('/ask');
    const message = messages();
    await message.getByRole('heading', { name: 'License request 🎫' }).waitFor();
    expect(await message.locator('strong').first().innerText()).toBe('Entra ID P1');
    expect(await message.locator('em').innerText()).toBe('almost');
    expect(await message.locator('s').innerText()).toBe('12');
    expect(await message.locator('code').innerText()).toBe('3');
    expect(await message.locator('pre').innerText()).toBe('seats = 3');
    expect(await message.locator('blockquote').innerText()).toBe('quoted line');
    const text = await message.innerText();
    expect(text).toContain('⚠ & counting');
    expect(text).toContain('Wednesday, December 31st, 2025 at 1:00 PM');
    expect(text).toContain('@here @Ada Byron in #general');
    expect(await message.getByRole('link', { name: 'the product' }).getAttribute('href')).toBe(
      'https://example.com/p1',
    );
    expect(await message.getByRole('listitem').allInnerTexts()).toEqual([
      'first point',
      'second point',
    ]);
  });

  test('a button acts, and the message changes for all', async () => {
    await run('/ask');
    await page.getByRole('button', { name: 'Approve request' }).click();
    await messages().getByText('Approved by @Ada Byron').waitFor();
    expect(await messages().innerText()).toContain('(edited)');
    expect(app.actions).toEqual([
      expect.objectContaining({ type: 'button', action_id: 'approve', value: 'r1' }),
    ]);
  });

  test('a dangerous button asks first', async () => {
    await run('/ask');
    const remove = page.getByRole('button', { name: 'Remove the license of Ada Byron' });
    await remove.click();
    const question = page.getByRole('alertdialog', { name: 'Remove license?' });
    await question.getByText('Ada Byron loses Entra ID P1.').waitFor();
    await question.getByRole('button', { name: 'Keep it' }).click();
    await question.waitFor({ state: 'hidden' });
    await remove.click();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(app.actions).toEqual([]);

    await remove.click();
    await question.getByRole('button', { name: 'Remove license' }).click();
    await until(() => app.actions.length === 1);
    expect(app.actions).toEqual([expect.objectContaining({ action_id: 'remove', value: 'r1' })]);
  });

  test('menus, selects and dates in a message act at once', async () => {
    await run('/ask');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Mute' }).click();
    await page.getByRole('combobox', { name: 'Choose a product' }).fill('premium_p2');
    await page.getByRole('option', { name: 'Entra ID P2' }).click();
    await page.getByRole('button', { name: 'Remind me on' }).click();
    await page.getByRole('button', { name: /^Today/ }).click();
    await until(() => app.actions.length === 3);
    const today = new Date().toLocaleDateString('en-CA');
    expect(app.actions).toEqual([
      expect.objectContaining({
        action_id: 'overflow',
        selected_option: expect.objectContaining({ value: 'mute' }),
      }),
      expect.objectContaining({
        action_id: 'message_static',
        selected_option: expect.objectContaining({ value: 'p2' }),
      }),
      expect.objectContaining({ action_id: 'message_date', selected_date: today }),
    ]);
  });

  test('a table is sorted by its headers and has pages', async () => {
    await run('/table');
    const table = page.getByRole('table', { name: 'Products' });
    const names = () => table.getByRole('rowheader').allInnerTexts();
    await table.waitFor();
    expect(await names()).toHaveLength(5);
    await page.getByRole('button', { name: 'Next page' }).click();
    expect(await names()).toEqual(['Power BI Pro', 'Teams Phone']);
    expect(await page.getByText('6–7 of 7').count()).toBe(1);

    const assigned = table.getByRole('columnheader', { name: 'Assigned' });
    await assigned.getByRole('button').click();
    expect((await names())[0]).toBe('Visio Plan 2');
    await assigned.getByRole('button').click();
    expect(await assigned.getAttribute('aria-sort')).toBe('descending');
    expect((await names())[0]).toBe('Entra ID Free');
    await assigned.getByRole('button').click();
    expect(await assigned.getAttribute('aria-sort')).toBe('none');
  });

  test('a form is filled in and sent, each kind of field once', async () => {
    const form = await openForm();
    expect(await focused(form.getByRole('textbox', { name: 'Reason' }))).toBe(true);
    await page.keyboard.type('New colleague');

    await form.getByRole('combobox', { name: 'Product' }).click();
    await page.getByRole('option', { name: 'Visio Plan 2' }).waitFor();
    await page.keyboard.type('p1');
    await page.getByRole('option', { name: 'Visio Plan 2' }).waitFor({ state: 'hidden' });
    await page.getByRole('option', { name: 'Entra ID P1' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await form.getByRole('combobox', { name: 'Product' }).inputValue()).toBe('Entra ID P1');

    const people = form.getByRole('combobox', { name: 'People' });
    await people.fill('hop');
    await page.getByRole('option', { name: 'Grace Hopper' }).click();
    await page.getByRole('option').first().waitFor({ state: 'hidden' });
    await people.click();
    await page.getByRole('option', { name: 'Ada Byron' }).click();
    expect(await page.getByRole('option', { name: 'Olivia Gone' }).count()).toBe(0);
    await page.getByText('You can select up to 2.').waitFor();
    await people.press('Backspace');
    await people.press('Escape');
    expect(await form.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Grace Hopper'),
    ]);

    await form.getByRole('combobox', { name: 'Plans to switch off' }).click();
    await page.getByRole('group', { name: 'Governance' }).getByRole('option').first().click();
    await page.keyboard.press('Escape');
    await form.getByRole('combobox', { name: 'Usage location' }).fill('turk');
    await page.getByRole('option', { name: 'Türkiye' }).click();
    await form.getByRole('button', { name: 'Last day' }).click();
    await page.getByRole('button', { name: 'Next month' }).click();
    await page.getByRole('button', { name: / 15, / }).click();
    await form.getByRole('checkbox', { name: 'Their manager' }).check();
    await form.getByRole('radio', { name: 'Trial' }).check();
    await form.getByRole('textbox', { name: 'Seats' }).fill('3');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.com');
    await form.getByRole('textbox', { name: 'Notes' }).fill('two\nlines');
    await form.getByRole('button', { name: 'Assign license' }).click();
    await form.waitFor({ state: 'hidden' });

    const chosen = (value: string) => expect.objectContaining({ value });
    expect(app.submissions).toEqual([
      {
        reason: { value: { type: 'plain_text_input', value: 'New colleague' } },
        product: { product_search: { type: 'external_select', selected_option: chosen('p1') } },
        people: { value: { type: 'multi_users_select', selected_users: ['UGRACE'] } },
        plans: { value: { type: 'multi_static_select', selected_options: [chosen('discovery')] } },
        country: { value: { type: 'static_select', selected_option: chosen('TR') } },
        until: {
          value: { type: 'datepicker', selected_date: expect.stringMatching(/^\d{4}-\d\d-15$/) },
        },
        notify: { value: { type: 'checkboxes', selected_options: [chosen('manager')] } },
        kind: { value: { type: 'radio_buttons', selected_option: chosen('trial') } },
        seats: { value: { type: 'number_input', value: '3' } },
        mail: { value: { type: 'email_text_input', value: 'ada@example.com' } },
        notes: { value: { type: 'plain_text_input', value: 'two\nlines' } },
      },
    ]);
    expect(app.actions).toEqual([expect.objectContaining({ action_id: 'product_search' })]);
  });

  test('the other kinds of fields are filled in and sent, some told while typing', async () => {
    await run('/rest');
    const form = page.getByRole('dialog', { name: 'The rest' });
    await form.waitFor();
    expect(await focused(form.getByRole('combobox', { name: 'Owner' }))).toBe(true);
    await page.keyboard.type('hopper');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await form.getByRole('spinbutton', { name: /^hour/ }).press('ArrowUp');
    await form.getByRole('textbox', { name: 'Address' }).fill('https://example.com/p1');
    await form.getByRole('combobox', { name: 'Place', exact: true }).fill('gen');
    expect(await page.getByRole('option', { name: 'Grace Hopper' }).count()).toBe(0);
    await page.getByRole('option', { name: 'general' }).click();
    await form.getByRole('combobox', { name: 'Places' }).fill('gen');
    await page.getByRole('option', { name: 'general' }).click();
    const found = form.getByRole('combobox', { name: 'Products' });
    await found.click();
    await page.getByText('Type at least 3 characters to search').waitFor();
    await found.fill('entra');
    await page.getByRole('option', { name: 'Entra ID P2' }).waitFor();
    expect(await found.inputValue()).toBe('entra');
    await page.getByRole('option', { name: 'Entra ID P2' }).click();

    const live = form.getByRole('textbox', { name: 'Live' });
    await live.fill('ab');
    await until(() => app.actions.length === 1);
    await form.getByRole('textbox', { name: 'Go' }).fill('now');
    await form.getByRole('textbox', { name: 'Go' }).press('Enter');
    await until(() => app.actions.length === 2);
    expect(app.actions).toEqual([
      expect.objectContaining({ block_id: 'live', value: 'ab' }),
      expect.objectContaining({ block_id: 'go', value: 'now' }),
    ]);

    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Must be at least 3 characters.').waitFor();
    await live.fill('abc');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'hidden' });
    const general = slack.general.id;
    expect(app.submissions).toEqual([
      {
        start: { value: { type: 'timepicker', selected_time: '10:00' } },
        address: { value: { type: 'url_text_input', value: 'https://example.com/p1' } },
        owner: { value: { type: 'users_select', selected_user: 'UGRACE' } },
        place: { value: { type: 'conversations_select', selected_conversation: general } },
        places: { value: { type: 'multi_channels_select', selected_channels: [general] } },
        products: {
          value: {
            type: 'multi_external_select',
            selected_options: [expect.objectContaining({ value: 'p2' })],
          },
        },
        live: { value: { type: 'plain_text_input', value: 'abc' } },
        go: { value: { type: 'plain_text_input', value: 'now' } },
      },
    ]);
    expect(await page.getByRole('table').getByRole('cell').allInnerTexts()).toEqual([
      'MFA 🔒',
      '12',
    ]);
  });

  test('a search without a result says so', async () => {
    const form = await openForm();
    await form.getByRole('combobox', { name: 'Product' }).fill('zzz');
    await page.getByText('No results').waitFor();
  });

  test('errors stand at their field, and what was typed stays', async () => {
    const form = await openForm();
    const reason = form.getByRole('textbox', { name: 'Reason' });
    await form.getByRole('textbox', { name: 'E-mail' }).fill('nobody');
    await form.getByRole('button', { name: 'Assign license' }).click();
    expect(await form.getByText('Please complete this required field.').count()).toBe(4);
    expect(await form.getByText('Please enter a valid email address.').count()).toBe(1);
    expect(await focused(reason)).toBe(true);
    expect(app.submissions).toEqual([]);

    await reason.fill('Because');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('');
    await form.getByRole('combobox', { name: 'Product' }).fill('p1');
    await page.getByRole('option', { name: 'Entra ID P1' }).click();
    await form.getByRole('combobox', { name: 'People' }).fill('grace');
    await page.getByRole('option', { name: 'Grace Hopper' }).click();
    await form.getByRole('combobox', { name: 'Usage location' }).fill('germany');
    await page.getByRole('option', { name: 'Germany' }).click();

    app.refuseNext({ people: 'Grace Hopper has no usage location.' });
    await reason.press('Enter');
    await form.getByText('Grace Hopper has no usage location.').waitFor();
    expect(await form.getByText('Please complete').count()).toBe(0);
    expect(await reason.inputValue()).toBe('Because');

    await form.getByRole('row', { name: 'Grace Hopper' }).getByRole('button').click();
    expect(await form.getByText('Grace Hopper has no usage location.').count()).toBe(0);
  });

  test('modals stack: Escape closes the top one, the lower keeps what was typed', async () => {
    const form = await openForm();
    await page.keyboard.type('Half a sen');
    await form.getByRole('button', { name: 'Show details' }).click();
    const details = page.getByRole('dialog', { name: 'Details' });
    await details.waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);

    await details.getByRole('combobox', { name: 'Team channel' }).click();
    await page.getByRole('option', { name: 'general' }).click();
    await until(() => app.actions.length === 2);
    expect(app.actions[1]).toEqual(
      expect.objectContaining({ action_id: 'channel', selected_channel: slack.general.id }),
    );

    await details.getByRole('combobox', { name: 'Owner' }).click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await details.count()).toBe(1);
    await page.keyboard.press('Escape');
    await form.waitFor();
    expect(await details.count()).toBe(0);
    expect(await form.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Half a sen');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  test('an update of the modal keeps what was typed, and what the person holds on to', async () => {
    const form = await openForm();
    const reason = form.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Because');
    const product = form.getByRole('combobox', { name: 'Product' });
    await product.fill('visio');
    await page.getByRole('option', { name: 'Visio Plan 2' }).click();
    await form.getByText('3 seats left of Visio Plan 2.').waitFor();
    expect(await reason.inputValue()).toBe('Because');
    expect(await product.inputValue()).toBe('Visio Plan 2');
    expect(await focused(product)).toBe(true);
  });

  test('a form that the app cannot take says so, and stays', async () => {
    const form = await openForm();
    await form.getByRole('textbox', { name: 'Reason' }).fill('Because');
    app.ignoreNext();
    await form.getByRole('button', { name: 'Show details' }).click();
    await form.getByRole('status', { name: 'Working' }).waitFor();
    await form.getByText('We had some trouble connecting. Try again?').waitFor();
    expect(await form.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Because');
  });

  test('Tab stays within the modal', async () => {
    const form = await openForm();
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      expect(
        await form.evaluate((dialog) => dialog.contains(dialog.ownerDocument.activeElement)),
      ).toBe(true);
    }
  });

  test('the Home tab shows what the app published, and acts', async () => {
    await page.getByRole('link', { name: 'Seatkeeper' }).click();
    await page.getByText('You hold 2 licenses.').waitFor();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('You hold 3 licenses.').waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    const write = page.getByRole('combobox', { name: 'Message Seatkeeper' });
    await write.fill('hello');
    await write.press('Enter');
    await messages().getByText('Hello to you').waitFor();
    await page.reload();
    await messages().getByText('Hello to you').waitFor();
  });

  test('news is counted until it is read', async () => {
    await page.getByRole('link', { name: 'Seatkeeper' }).click();
    slack.workspace.addMessage({ channelId: slack.general.id, userId: 'UGRACE', text: 'one' });
    slack.workspace.addMessage({ channelId: slack.general.id, userId: 'UGRACE', text: 'two' });
    await page.getByRole('link', { name: 'general 2 unread' }).click();
    await messages().getByText('two').waitFor();
    await page.getByRole('link', { name: 'general', exact: true }).waitFor();
  });

  test('one acts as somebody else, but not as somebody deactivated', async () => {
    await page.getByRole('button', { name: 'Acting as Ada Byron' }).click();
    const gone = page.getByRole('option', { name: 'Olivia Gone' });
    expect(await gone.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('searchbox', { name: 'Find a person' }).fill('engin');
    await page.getByRole('searchbox', { name: 'Find a person' }).press('Enter');
    await page.getByRole('button', { name: 'Acting as Grace Hopper' }).waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('UGRACE');
    await page.reload();
    await page.getByRole('button', { name: 'Acting as Grace Hopper' }).waitFor();
  });

  test('an address that names nobody acts as an owner', async () => {
    await page.goto(slack.url);
    await page.getByRole('button', { name: 'Acting as Ada Byron' }).waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('UADA');
  });
});

describeInBrowser('the page without its server', () => {
  test('says that it lost the connection, keeps what is typed, and comes back', async () => {
    const router = await createPageRouter();
    const manifest = {
      ...showcaseManifest,
      features: { app_home: { messages_tab_read_only_enabled: true } },
    };
    const start = async (port: number) => {
      const slack = await startLocalSlack({ manifest, page: router, port });
      slack.addUser({ id: 'UADA', name: 'ada', realName: 'Ada Byron' });
      return slack;
    };
    const first = await start(0);
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(first.url);
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    await composer.fill('half a sentence');
    await first.stop();
    await page.getByText('The connection to the local Slack is lost.').waitFor();
    await composer.press('Enter');
    expect(await composer.inputValue()).toBe('half a sentence');

    const second = await start(Number(new URL(first.url).port));
    await page.getByText('The connection to the local Slack is lost.').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Seatkeeper' }).click();
    await page.getByRole('heading', { name: 'This is the start of something great' }).waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('Sending messages to this app has been turned off.').waitFor();
    await browser.close();
    await second.stop();
  });
});
