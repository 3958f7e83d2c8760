/** Writing, reading, the app’s Home, and who one acts as, in a real browser. */
import { focused, type ShowcasePage } from './showcase-page.ts';

export function describeConversation(shown: ShowcasePage): void {
  test('what one writes, everybody sees', async () => {
    const other = await shown.open('UGRACE');
    await shown.composer().fill('Hello <there> & @grace');
    await shown.composer().press('Shift+Enter');
    await shown.composer().pressSequentially('bye');
    await shown.composer().press('Enter');

    await shown.messages(other).getByText('Hello <there> & @Grace Hopper').waitFor();
    expect(await shown.messages(other).innerText()).toContain('bye');
    expect(await shown.composer().inputValue()).toBe('');
    await other.close();
  });

  test('the keyboard writes at once, selects and replaces, also around a completion', async () => {
    const { keyboard } = shown.page;
    await shown.page.waitForFunction('document.activeElement?.role === "combobox"');
    await keyboard.type('hello world');
    await keyboard.press('Shift+Home');
    await keyboard.type('bye');
    expect(await shown.composer().inputValue()).toBe('bye');
    await keyboard.press('Control+a');
    await keyboard.press('Backspace');
    expect(await shown.composer().inputValue()).toBe('');

    await keyboard.type('/assign for good');
    for (const _ of 'for good') await keyboard.press('ArrowLeft');
    await keyboard.type('@gr');
    await keyboard.press('Tab');
    await keyboard.type('P1 ');
    expect(await shown.composer().inputValue()).toBe('/assign @grace P1 for good');
    expect(await focused(shown.composer())).toBe(true);
  });

  test('slash commands are completed, with what they take', async () => {
    await shown.composer().pressSequentially('/');
    const options = shown.page.getByRole('option');
    expect(await options.allInnerTexts()).toEqual([
      expect.stringContaining('Assign a license'),
      expect.stringContaining('/ask'),
      expect.stringContaining('/table'),
      expect.stringContaining('/rest'),
    ]);
    await shown.composer().press('Escape');
    expect(await options.count()).toBe(0);

    await shown.composer().pressSequentially('a');
    await shown.composer().press('Tab');
    expect(await shown.composer().inputValue()).toBe('/assign ');
    await shown.page.getByText('/assign [@person product]').waitFor();

    await shown.composer().pressSequentially('@gr');
    await shown.composer().press('Enter');
    expect(await shown.composer().inputValue()).toBe('/assign @grace ');
    await shown.composer().press('Enter');
    await shown.page.getByRole('dialog').waitFor();
    expect(shown.app.commands).toEqual(['<@UGRACE|grace>']);
  });

  test('an answer to one person is seen by nobody else', async () => {
    const other = await shown.open('UGRACE');
    await shown.run('/table');
    await shown.messages().getByText('Only visible to you').waitFor();
    await shown.run('done');
    await shown.messages(other).getByText('done').waitFor();
    expect(await shown.messages(other).count()).toBe(1);
    await other.close();
  });

  test('an unknown command is answered by Slackbot', async () => {
    await shown.run('/nope');
    await shown.messages().getByText('is not a valid command').waitFor();
    expect(await shown.messages().getAttribute('aria-label')).toBe('Message from Slackbot');
  });

  test('the Home tab shows what the app published, and acts', async () => {
    await shown.page.getByRole('link', { name: 'Seatkeeper' }).click();
    await shown.page.getByText('You hold 2 licenses.').waitFor();
    await shown.page.getByRole('button', { name: 'Refresh' }).click();
    await shown.page.getByText('You hold 3 licenses.').waitFor();
    await shown.page.getByRole('tab', { name: 'Messages' }).click();
    const write = shown.page.getByRole('combobox', { name: 'Message Seatkeeper' });
    await write.fill('hello');
    await write.press('Enter');
    await shown.messages().getByText('Hello to you').waitFor();
    await shown.page.reload();
    await shown.messages().getByText('Hello to you').waitFor();
  });

  test('news is counted until it is read', async () => {
    await shown.page.getByRole('link', { name: 'Seatkeeper' }).click();
    shown.slack.workspace.addMessage({
      channelId: shown.slack.general.id,
      userId: 'UGRACE',
      text: 'one',
    });
    shown.slack.workspace.addMessage({
      channelId: shown.slack.general.id,
      userId: 'UGRACE',
      text: 'two',
    });
    await shown.page.getByRole('link', { name: 'general 2 unread' }).click();
    await shown.messages().getByText('two').waitFor();
    await shown.page.getByRole('link', { name: 'general', exact: true }).waitFor();
  });

  test('one acts as somebody else, but not as somebody deactivated', async () => {
    await shown.page.getByRole('button', { name: 'Acting as Ada Byron' }).click();
    const gone = shown.page.getByRole('option', { name: 'Olivia Gone' });
    expect(await gone.getAttribute('aria-disabled')).toBe('true');
    await shown.page.getByRole('searchbox', { name: 'Find a person' }).fill('engin');
    await shown.page.getByRole('searchbox', { name: 'Find a person' }).press('Enter');
    await shown.page.getByRole('button', { name: 'Acting as Grace Hopper' }).waitFor();
    expect(new URL(shown.page.url()).searchParams.get('as')).toBe('UGRACE');
    await shown.page.reload();
    await shown.page.getByRole('button', { name: 'Acting as Grace Hopper' }).waitFor();
  });

  test('an address without a person acts as an owner, one of nobody says so', async () => {
    await shown.page.goto(`${shown.slack.url}/?as=UBAD`);
    await shown.page.getByText('Nobody here has the id UBAD.').waitFor();
    await shown.page.getByRole('button', { name: 'Act as somebody else' }).click();
    await shown.page.getByRole('button', { name: 'Acting as Ada Byron' }).waitFor();
    expect(new URL(shown.page.url()).searchParams.get('as')).toBe('UADA');
  });
}
