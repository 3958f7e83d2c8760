/** The page without its server, in a real browser. */
import type { Locator } from 'playwright-core';
import { startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';
import { pageRouter } from './page-router.ts';
import { showcaseManifest } from './showcase-app.ts';

async function liesAbove(upper: Locator, lower: Locator): Promise<boolean> {
  const above = await upper.boundingBox();
  const below = await lower.boundingBox();
  return above !== null && below !== null && above.y + above.height <= below.y;
}

describeInBrowser('the page without its server', () => {
  test('says that it lost the connection, keeps what is typed, and comes back', async () => {
    const router = await pageRouter();
    const manifest = {
      ...showcaseManifest,
      features: { app_home: { messages_tab_read_only_enabled: true } },
    };
    const start = async (port: number) => {
      const slack = await startLocalSlack({ manifest, page: router, port });
      slack.addUser({ id: 'UADA', name: 'ada', realName: 'Ada Byron' });
      for (let count = 1; count <= 30; count += 1) {
        const text = `Message ${count}`;
        slack.workspace.addMessage({ channelId: slack.general.id, userId: 'UADA', text });
      }
      return slack;
    };
    const first = await start(0);
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(first.url);
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    await composer.fill('half a sentence');
    const newest = page.getByText('Message 30', { exact: true });
    expect(await liesAbove(newest, composer)).toBe(true);
    await first.stop();
    await page.getByText('The connection to the local Slack is lost.').waitFor();
    expect(await liesAbove(newest, composer)).toBe(true);
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
