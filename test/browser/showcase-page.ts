/**
 * The page in a browser, with the showcase app behind it. One Slack and one page for all: a page
 * that loads again is ready in a fifth of the time a new one takes.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { launchChromium } from './chromium.ts';
import { pageRouter } from './page-router.ts';
import { type Showcase, showcaseManifest, startShowcase } from './showcase-app.ts';

interface Parts {
  slack: LocalSlack;
  app: Showcase;
  browser: Browser;
  context: BrowserContext;
  page: Page;
}

async function startParts(): Promise<Parts> {
  const slack = await startLocalSlack({ manifest: showcaseManifest, page: await pageRouter() });
  slack.addUser({ id: 'UADA', name: 'ada', realName: 'Ada Byron', isOwner: true });
  slack.addUser({ id: 'UGRACE', name: 'grace', realName: 'Grace Hopper', title: 'Engineer' });
  slack.addUser({ id: 'UOLD', name: 'old', realName: 'Olivia Gone', deleted: true });
  slack.general.members.add(slack.botUserId);
  const app = await startShowcase(slack);
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  return { slack, app, browser, context, page: await context.newPage() };
}

export class ShowcasePage {
  #parts: Parts | undefined;

  get slack(): LocalSlack {
    return this.#started().slack;
  }

  get app(): Showcase {
    return this.#started().app;
  }

  /** Ada's page; she owns the workspace. */
  get page(): Page {
    return this.#started().page;
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
    await this.#visit(this.page, 'UADA');
  }

  end(): void {
    expect(this.slack.violations).toEqual([]);
  }

  /** Another page, for somebody else; whoever opens it closes it. */
  async open(userId: string): Promise<Page> {
    const opened = await this.#started().context.newPage();
    await this.#visit(opened, userId);
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

  #visit(page: Page, userId: string) {
    return page.goto(`${this.slack.url}/?as=${userId}&c=${this.slack.general.id}`);
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
