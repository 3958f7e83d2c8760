/** Each block and element a message can hold, in a real browser. */
import { type ShowcasePage, until } from './showcase-page.ts';

export function describeMessages(shown: ShowcasePage): void {
  test('a message draws text, mentions, dates and emoji for its reader', async () => {
    await shown.run('/ask');
    const message = shown.messages();
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
    await shown.run('/ask');
    await shown.page.getByRole('button', { name: 'Approve request' }).click();
    await shown.messages().getByText('Approved by @Ada Byron').waitFor();
    expect(await shown.messages().innerText()).toContain('(edited)');
    expect(shown.app.actions).toEqual([
      expect.objectContaining({ type: 'button', action_id: 'approve', value: 'r1' }),
    ]);
  });

  test('a dangerous button asks first', async () => {
    await shown.run('/ask');
    const remove = shown.page.getByRole('button', { name: 'Remove the license of Ada Byron' });
    await remove.click();
    const question = shown.page.getByRole('alertdialog', { name: 'Remove license?' });
    await question.getByText('Ada Byron loses Entra ID P1.').waitFor();
    await question.getByRole('button', { name: 'Keep it' }).click();
    await question.waitFor({ state: 'hidden' });
    await remove.click();
    await shown.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(shown.app.actions).toEqual([]);

    await remove.click();
    await question.getByRole('button', { name: 'Remove license' }).click();
    await until(() => shown.app.actions.length === 1);
    expect(shown.app.actions).toEqual([
      expect.objectContaining({ action_id: 'remove', value: 'r1' }),
    ]);
  });

  test('menus, selects and dates in a message act at once', async () => {
    await shown.run('/ask');
    await shown.page.getByRole('button', { name: 'More actions' }).click();
    await shown.page.getByRole('menuitem', { name: 'Mute' }).click();
    await shown.page.getByRole('combobox', { name: 'Choose a product' }).fill('premium_p2');
    await shown.page.getByRole('option', { name: 'Entra ID P2' }).click();
    await shown.page.getByRole('button', { name: 'Remind me on' }).click();
    await shown.page.getByRole('button', { name: /^Today/ }).click();
    await until(() => shown.app.actions.length === 3);
    const today = new Date().toLocaleDateString('en-CA');
    expect(shown.app.actions).toEqual([
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
    await shown.run('/table');
    const table = shown.page.getByRole('table', { name: 'Products' });
    const names = () => table.getByRole('rowheader').allInnerTexts();
    await table.waitFor();
    expect(await names()).toHaveLength(5);
    await shown.page.getByRole('button', { name: 'Next page' }).click();
    expect(await names()).toEqual(['Power BI Pro', 'Teams Phone']);
    expect(await shown.page.getByText('6–7 of 7').count()).toBe(1);

    const assigned = table.getByRole('columnheader', { name: 'Assigned' });
    await assigned.getByRole('button').click();
    expect((await names())[0]).toBe('Visio Plan 2');
    await assigned.getByRole('button').click();
    expect(await assigned.getAttribute('aria-sort')).toBe('descending');
    expect((await names())[0]).toBe('Entra ID Free');
    await assigned.getByRole('button').click();
    expect(await assigned.getAttribute('aria-sort')).toBe('none');
  });
}
