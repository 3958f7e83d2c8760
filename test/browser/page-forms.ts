/** Each kind of field a modal can hold, in a real browser. */
import { focused, type ShowcasePage, until } from './showcase-page.ts';

export function describeForms(shown: ShowcasePage): void {
  test('a form is filled in and sent, each kind of field once', async () => {
    const form = await shown.openForm();
    expect(await focused(form.getByRole('textbox', { name: 'Reason' }))).toBe(true);
    await shown.page.keyboard.type('New colleague');

    await form.getByRole('combobox', { name: 'Product' }).click();
    await shown.page.getByRole('option', { name: 'Visio Plan 2' }).waitFor();
    await shown.page.keyboard.type('p1');
    await shown.page.getByRole('option', { name: 'Visio Plan 2' }).waitFor({ state: 'hidden' });
    await shown.page.getByRole('option', { name: 'Entra ID P1' }).waitFor();
    await shown.page.keyboard.press('ArrowDown');
    await shown.page.keyboard.press('Enter');
    expect(await form.getByRole('combobox', { name: 'Product' }).inputValue()).toBe('Entra ID P1');

    const people = form.getByRole('combobox', { name: 'People' });
    await people.fill('hop');
    await shown.page.getByRole('option', { name: 'Grace Hopper' }).click();
    await shown.page.getByRole('option').first().waitFor({ state: 'hidden' });
    await people.click();
    await shown.page.getByRole('option', { name: 'Ada Byron' }).click();
    expect(await shown.page.getByRole('option', { name: 'Olivia Gone' }).count()).toBe(0);
    await shown.page.getByText('You can select up to 2.').waitFor();
    await people.press('Backspace');
    await people.press('Escape');
    expect(await form.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Grace Hopper'),
    ]);

    await form.getByRole('combobox', { name: 'Plans to switch off' }).click();
    await shown.page.getByRole('group', { name: 'Governance' }).getByRole('option').first().click();
    await shown.page.keyboard.press('Escape');
    await form.getByRole('combobox', { name: 'Usage location' }).fill('turk');
    await shown.page.getByRole('option', { name: 'Türkiye' }).click();
    await form.getByRole('button', { name: 'Last day' }).click();
    await shown.page.getByRole('button', { name: 'Next month' }).click();
    await shown.page.getByRole('button', { name: / 15, / }).click();
    await form.getByRole('checkbox', { name: 'Their manager' }).check();
    await form.getByRole('radio', { name: 'Trial' }).check();
    await form.getByRole('textbox', { name: 'Seats' }).fill('3');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.com');
    await form.getByRole('textbox', { name: 'Notes' }).fill('two\nlines');
    await form.getByRole('button', { name: 'Assign license' }).click();
    await form.waitFor({ state: 'hidden' });

    const chosen = (value: string) => expect.objectContaining({ value });
    expect(shown.app.submissions).toEqual([
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
    expect(shown.app.actions).toEqual([expect.objectContaining({ action_id: 'product_search' })]);
  });

  test('the other kinds of fields are filled in and sent, some told while typing', async () => {
    await shown.run('/rest');
    const form = shown.page.getByRole('dialog', { name: 'The rest' });
    await form.waitFor();
    expect(await focused(form.getByRole('combobox', { name: 'Owner' }))).toBe(true);
    await shown.page.keyboard.type('hopper');
    await shown.page.getByRole('option', { name: 'Grace Hopper' }).waitFor();
    await shown.page.keyboard.press('Enter');

    await form.getByRole('spinbutton', { name: /^hour/ }).press('ArrowUp');
    await form.getByRole('textbox', { name: 'Address' }).fill('https://example.com/p1');
    await form.getByRole('combobox', { name: 'Place', exact: true }).fill('gen');
    expect(await shown.page.getByRole('option', { name: 'Grace Hopper' }).count()).toBe(0);
    await shown.page.getByRole('option', { name: 'general' }).click();
    await form.getByRole('combobox', { name: 'Places' }).fill('gen');
    await shown.page.getByRole('option', { name: 'general' }).click();
    const found = form.getByRole('combobox', { name: 'Products' });
    await found.click();
    await shown.page.getByText('Type at least 3 characters to search').waitFor();
    await found.fill('entra');
    await shown.page.getByRole('option', { name: 'Entra ID P2' }).waitFor();
    expect(await found.inputValue()).toBe('entra');
    await shown.page.getByRole('option', { name: 'Entra ID P2' }).click();

    const live = form.getByRole('textbox', { name: 'Live' });
    await live.fill('ab');
    await until(() => shown.app.actions.length === 1);
    await form.getByRole('textbox', { name: 'Go' }).fill('now');
    await form.getByRole('textbox', { name: 'Go' }).press('Enter');
    await until(() => shown.app.actions.length === 2);
    expect(shown.app.actions).toEqual([
      expect.objectContaining({ block_id: 'live', value: 'ab' }),
      expect.objectContaining({ block_id: 'go', value: 'now' }),
    ]);

    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Must be at least 3 characters.').waitFor();
    await live.fill('abc');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'hidden' });
    const general = shown.slack.general.id;
    expect(shown.app.submissions).toEqual([
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
    expect(await shown.page.getByRole('table').getByRole('cell').allInnerTexts()).toEqual([
      'MFA 🔒',
      '12',
    ]);
  });

  test('Enter takes what a search has found, and nothing while it searches', async () => {
    const form = await shown.openForm();
    const product = form.getByRole('combobox', { name: 'Product' });
    await shown.app.holdSearches(async () => {
      await product.fill('visio');
      await product.press('Enter');
      await shown.page.getByText('Loading…').waitFor();
    });
    await shown.page.getByRole('option', { name: 'Visio Plan 2' }).waitFor();
    await product.press('Enter');
    await form.getByText('3 seats left of Visio Plan 2.').waitFor();
    expect(await product.inputValue()).toBe('Visio Plan 2');
  });

  test('a search without a result says so', async () => {
    const form = await shown.openForm();
    await form.getByRole('combobox', { name: 'Product' }).fill('zzz');
    await shown.page.getByText('No results').waitFor();
  });

  test('errors stand at their field, and what was typed stays', async () => {
    const form = await shown.openForm();
    const reason = form.getByRole('textbox', { name: 'Reason' });
    await form.getByRole('textbox', { name: 'E-mail' }).fill('nobody');
    await form.getByRole('button', { name: 'Assign license' }).click();
    expect(await form.getByText('Please complete this required field.').count()).toBe(4);
    expect(await form.getByText('Please enter a valid email address.').count()).toBe(1);
    expect(await focused(reason)).toBe(true);
    expect(shown.app.submissions).toEqual([]);

    await reason.fill('Because');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('');
    await form.getByRole('combobox', { name: 'Product' }).fill('p1');
    await shown.page.getByRole('option', { name: 'Entra ID P1' }).click();
    await form.getByRole('combobox', { name: 'People' }).fill('grace');
    await shown.page.getByRole('option', { name: 'Grace Hopper' }).click();
    await form.getByRole('combobox', { name: 'Usage location' }).fill('germany');
    await shown.page.getByRole('option', { name: 'Germany' }).click();

    shown.app.refuseNext({ people: 'Grace Hopper has no usage location.' });
    await reason.press('Enter');
    await form.getByText('Grace Hopper has no usage location.').waitFor();
    expect(await form.getByText('Please complete').count()).toBe(0);
    expect(await reason.inputValue()).toBe('Because');

    await form.getByRole('row', { name: 'Grace Hopper' }).getByRole('button').click();
    expect(await form.getByText('Grace Hopper has no usage location.').count()).toBe(0);
  });
}
