/** The bot in a real browser: what the README promises of the sandbox, with the sandbox's company. */
import type { Locator, Page } from 'playwright-core';
import { fillCompany } from '../../sandbox/company/fill.ts';
import { team, users } from '../../sandbox/company/slack.ts';
import { linkSlackUsers, seedTenant } from '../../sandbox/seed.ts';
import { useApp } from '../support/app.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { pageRouter } from './page-router.ts';

function idOf(userName: string): string {
  const id = users.find(({ name }) => name === userName)?.id;
  if (!id) throw new Error(`${userName} works there`);
  return id;
}

describeInBrowser('an administrator in the browser', () => {
  const app = useApp({
    now: new Date(),
    slack: async () => ({ team, page: await pageRouter() }),
  });
  let page: Page;

  beforeAll(async () => {
    for (const user of users) app.slack.addUser(user);
    await seedTenant(app.licensing);
    await fillCompany(app.licensing);
    await linkSlackUsers(app.licensing);
    const browser = await launchChromium();
    app.database.onClose(() => browser.close());
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  });
  beforeEach(async () => {
    app.slack.workspace.modals.clear();
    await openAs(idOf('joris.bakker'));
  });

  async function openAs(userId: string): Promise<void> {
    await page.goto(`${app.slack.url}/?as=${userId}&c=${app.slack.general.id}`);
  }

  async function openApp(tab: 'Home' | 'Messages'): Promise<void> {
    await page.getByRole('link', { name: 'Seatkeeper' }).click();
    await page.getByRole('tab', { name: tab }).click();
  }

  async function run(line: string, title: string): Promise<Locator> {
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    await composer.fill(line);
    await composer.press('Enter');
    return dialog(title);
  }

  async function dialog(title: string): Promise<Locator> {
    const found = page.getByRole('dialog', { name: title, exact: true });
    await found.waitFor();
    return found;
  }

  const press = (within: Locator, name: string) =>
    within
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .last()
      .click();

  async function counts(product: string): Promise<string> {
    const detail = await run(`/licenses ${product}`, 'Product');
    const line = await detail
      .getByText(/assigned/)
      .first()
      .innerText();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });
    return line;
  }

  test('reads the whole table without scrolling', async () => {
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    await composer.fill('/licenses table');
    await composer.press('Enter');
    const table = page.getByRole('table', { name: /^Products and their licenses/ });
    await table.getByRole('cell', { name: 'PROJECTPROFESSIONAL' }).waitFor();
    const hidden = await table.evaluate(
      ({ parentElement: box }) => (box?.scrollWidth ?? 0) - (box?.clientWidth ?? 0),
    );
    expect(hidden).toBe(0);
  });

  test('opens somebody’s licenses from the menu of what they wrote', async () => {
    await app.slack
      .as(idOf('lukas.hoffmann'))
      .send('Can I keep Visio?', { channelId: app.slack.general.id });
    const message = page.getByRole('article').filter({ hasText: 'Can I keep Visio?' });
    await message.hover();
    await message.getByRole('button', { name: 'Message menu' }).click();
    await page.getByRole('menuitem', { name: 'Show licenses' }).click();
    const licenses = await dialog('Licenses');
    await licenses
      .getByText(/@Lukas Hoffmann/)
      .first()
      .waitFor();
  });

  test('looks a product up, assigns it, and sees the counts change underneath', async () => {
    const products = await run('/licenses', 'Products');
    await products.getByRole('combobox', { name: 'Jump to a product' }).click();
    await page.keyboard.type('phone');
    await page.getByRole('option', { name: /Teams Phone/ }).waitFor();
    await page.keyboard.press('Enter');
    const detail = await dialog('Product');
    await detail.getByText('5 assigned').waitFor();
    await press(detail, 'Assign');
    const form = await dialog('Assign license');
    await form.getByRole('combobox', { name: /^People/ }).click();
    await page.keyboard.type('Lukas');
    await page.getByRole('option', { name: /Lukas Hoffmann/ }).click();
    await press(form, 'Assign license');
    await page.getByText(/Lukas Hoffmann got/).waitFor();
    await press(page.getByRole('dialog'), 'Done');
    await detail.getByText('6 assigned').waitFor();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });
  });

  test('is refused on a full product, at its field', async () => {
    const form = await run(
      '/license-assign @anneke.devries Microsoft Entra ID P2',
      'Assign license',
    );
    const product = form.getByRole('combobox', { name: 'Product' });
    expect(await product.inputValue()).toBe('Microsoft Entra ID P2');
    await press(form, 'Assign license');
    await form
      .getByText(/No seat of Microsoft Entra ID P2 is free: 5 assigned, 5 bought/)
      .waitFor();
    await press(form, 'Cancel');
    expect(await counts('Microsoft Entra ID P2')).toContain('5 assigned');
  });

  test('is refused on a prohibited location, and told the way out', async () => {
    const form = await run('/license-assign @arjun.mehta Teams Phone', 'Assign license');
    await press(form, 'Assign license');
    await form.getByText(/not offered in India\. Switch it off/).waitFor();
  });

  test('is asked for a license, decides on it, and it is returned', async () => {
    const [chidi, joris] = [idOf('chidi.okafor'), idOf('joris.bakker')];
    // Who administers by rights in Slack is known once they have looked in.
    await openApp('Home');
    await page.getByText('Hello Joris Bakker').waitFor();
    await openAs(chidi);
    const form = await run('/license-request Microsoft Entra ID P1', 'Request license');
    await form.getByRole('textbox', { name: /^Why is it needed/ }).fill('Floor plans');
    await press(form, 'Request');
    await page.getByText('You get a message once').waitFor();
    await press(page.getByRole('dialog'), 'Done');

    await openAs(joris);
    await openApp('Messages');
    const copy = page.getByRole('article').filter({ hasText: 'Floor plans' });
    await copy.getByText(/left afterwards/).waitFor();
    await press(copy, 'Review');
    const review = await dialog('Review request');
    await press(review, 'Approve');
    await review.getByText(/Approved by/).waitFor();
    await page.keyboard.press('Escape');
    await copy.getByText(/Approved by/).waitFor();
    expect(await copy.getByRole('button', { name: /^Review/ }).count()).toBe(0);

    await openAs(chidi);
    await openApp('Messages');
    await page.getByText(/approved that you get/).waitFor();
    await openApp('Home');
    await press(page.locator('main'), 'Return the license for Microsoft Entra ID P1');
    await press(page.getByRole('alertdialog'), 'Return license');
    await page.getByText(/You returned/).waitFor();
  });

  test('removes a license after a confirmation, and undoes it', async () => {
    const before = await counts('Microsoft Entra ID P1');
    const form = await run(
      '/license-remove @kenji.watanabe Microsoft Entra ID P1',
      'Remove license',
    );
    await press(form, 'Continue');
    const confirmation = page.getByRole('dialog').filter({ hasText: 'Kenji' });
    await press(confirmation, 'Remove license');
    const undo = page.getByRole('dialog').getByRole('button', { name: /^Undo/ });
    await undo.waitFor();
    await undo.click();
    await page
      .getByRole('dialog')
      .getByText(/restored to/)
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await counts('Microsoft Entra ID P1')).toBe(before);
  });
});
