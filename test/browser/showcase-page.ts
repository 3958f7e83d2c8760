/** The page in a browser, with the showcase app behind it. One Slack a file, one page a test. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { createPageRouter } from '../../sandbox/page-server.ts';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { launchChromium } from './chromium.ts';
import { type Showcase, showcaseManifest, startShowcase } from './showcase-app.ts';

interface Parts {
  slack: LocalSlack;
  app: Showcase;
  browser: Browser;
  context: BrowserContext;
}

async function startParts(): Promise<Parts> {
  const page = await createPageRouter();
  const slack = await startLocalSlack({ manifest: showcaseManifest, page });
  slack.addUser({ id: 'UADA', name: 'ada', realName: 'Ada Byron', isOwner: true });
  slack.addUser({ id: 'UGRACE', name: 'grace', realName: 'Grace Hopper', title: 'Engineer' });
  slack.addUser({ id: 'UOLD', name: 'old', realName: 'Olivia Gone', deleted: true });
  slack.general.members.add(slack.botUserId);
  const app = await startShowcase(slack);
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  return { slack, app, browser, context };
}

export class ShowcasePage {
  #parts: Parts | undefined;
  #page: Page | undefined;

  get slack(): LocalSlack {
    return this.#started().slack;
  }

  get app(): Showcase {
    return this.#started().app;
  }

  /** Ada's page; she owns the workspace. */
  get page(): Page {
    if (this.#page === undefined) throw new Error('The page is open during a test only.');
    return this.#page;
  }

  async start(): Promise<void> {
    this.#parts = await startParts();
  }

  async stop(): Promise<void> {
    await this.#parts?.browser.close();
    await this.#parts?.app.stop();
    await this.#parts?.slack.stop();
  }

  /** An empty workspace, and Ada's page on it. */
  async begin(): Promise<void> {
    const { workspace } = this.slack;
    workspace.messages.length = 0;
    workspace.modals.clear();
    workspace.violations.length = 0;
    this.app.actions.length = 0;
    this.app.submissions.length = 0;
    this.app.commands.length = 0;
    this.#page = await this.open('UADA');
  }

  async end(): Promise<void> {
    await this.#page?.close();
    expect(this.slack.violations).toEqual([]);
  }

  async open(userId: string): Promise<Page> {
    const opened = await this.#started().context.newPage();
    // What is missing is named before the test itself runs out of time.
    opened.setDefaultTimeout(15_000);
    await opened.goto(`${this.slack.url}/?as=${userId}&c=${this.slack.general.id}`);
    return opened;
  }

  composer(): Locator {
    return this.page.getByRole('combobox', { name: 'Message #general' });
  }

  messages(on = this.page): Locator {
    return on.getByRole('article');
  }

  async run(line: string): Promise<void> {
    await this.composer().fill(line);
    await this.composer().press('Enter');
  }

  async openForm(): Promise<Locator> {
    await this.run('/assign @grace P1');
    const dialog = this.page.getByRole('dialog', { name: 'Assign license' });
    await dialog.waitFor();
    return dialog;
  }

  #started(): Parts {
    if (this.#parts === undefined) throw new Error('The showcase has not been started.');
    return this.#parts;
  }
}

/** Opens the page for each test of the file, and expects that Slack refused nothing the app sent. */
export function useShowcasePage(): ShowcasePage {
  const shown = new ShowcasePage();
  beforeAll(() => shown.start());
  beforeEach(() => shown.begin());
  afterEach(() => shown.end());
  afterAll(() => shown.stop());
  return shown;
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

export function focused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === element.ownerDocument.activeElement);
}
