/** How modals stack, keep what was typed and say what went wrong, in a real browser. */
import { focused, type ShowcasePage, until } from './showcase-page.ts';

export function describeModals(shown: ShowcasePage): void {
  test('modals stack: Escape closes the top one, the lower keeps what was typed', async () => {
    const form = await shown.openForm();
    await shown.page.keyboard.type('Half a sen');
    await form.getByRole('button', { name: 'Show details' }).click();
    const details = shown.page.getByRole('dialog', { name: 'Details' });
    await details.waitFor();
    expect(await shown.page.getByRole('dialog').count()).toBe(1);

    await details.getByRole('combobox', { name: 'Team channel' }).click();
    await shown.page.getByRole('option', { name: 'general' }).click();
    await until(() => shown.app.actions.length === 2);
    expect(shown.app.actions[1]).toEqual(
      expect.objectContaining({ action_id: 'channel', selected_channel: shown.slack.general.id }),
    );

    await details.getByRole('combobox', { name: 'Owner' }).click();
    await shown.page.keyboard.press('Escape');
    expect(await shown.page.getByRole('option').count()).toBe(0);
    expect(await details.count()).toBe(1);
    await shown.page.keyboard.press('Escape');
    await form.waitFor();
    expect(await details.count()).toBe(0);
    expect(await form.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Half a sen');
    await shown.page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  test('modals that are open as the page loads again can be used, the top one first', async () => {
    const form = await shown.openForm();
    await form.getByRole('button', { name: 'Show details' }).click();
    const details = shown.page.getByRole('dialog', { name: 'Details' });
    await details.waitFor();
    await shown.page.reload();
    await details.getByRole('button', { name: 'Back', exact: true }).last().click();
    await form.getByRole('textbox', { name: 'Reason' }).fill('Because');
    await shown.page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  test('an update of the modal keeps what was typed, and what the person holds on to', async () => {
    const form = await shown.openForm();
    const reason = form.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Because');
    const product = form.getByRole('combobox', { name: 'Product' });
    await product.fill('visio');
    await shown.page.getByRole('option', { name: 'Visio Plan 2' }).click();
    await form.getByText('3 seats left of Visio Plan 2.').waitFor();
    expect(await reason.inputValue()).toBe('Because');
    expect(await product.inputValue()).toBe('Visio Plan 2');
    expect(await focused(product)).toBe(true);
  });

  test('a form that the app cannot take says so, and stays', async () => {
    const form = await shown.openForm();
    await form.getByRole('textbox', { name: 'Reason' }).fill('Because');
    shown.app.ignoreNext();
    await form.getByRole('button', { name: 'Show details' }).click();
    await form.getByRole('status', { name: 'Working' }).waitFor();
    await form.getByText('We had some trouble connecting. Try again?').waitFor();
    expect(await form.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Because');
  });

  test('Tab stays within the modal', async () => {
    const form = await shown.openForm();
    for (let presses = 0; presses < 30; presses += 1) {
      await shown.page.keyboard.press('Tab');
      expect(
        await form.evaluate((dialog) => dialog.contains(dialog.ownerDocument.activeElement)),
      ).toBe(true);
    }
  });
}
