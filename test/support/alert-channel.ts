import { chooseAlertChannel } from '../../src/licensing/alerts/choose-alert-channel.ts';
import type { TestApp } from './app.ts';
import { useJobs } from './jobs.ts';
import { closeModals } from './seeing.ts';
import { until } from './until.ts';

const NOW = new Date('2026-06-15T10:00:00Z').getTime();

/** What happens in an app's channel for alerts. */
export function useChannel(app: TestApp) {
  const jobs = useJobs(app.database);
  let channelId = '';
  let chosen = 0;
  /** A channel is chosen after the one before. */
  const now = () => new Date(NOW + chosen * 60_000);
  const context = () =>
    ({
      tenantId: app.tenantId,
      actor: { kind: 'system', cause: 'test' },
      surface: 'slack',
    }) as const;
  const by = async () => {
    await app.slack.as(app.admin).command('/license-mine');
    await app.idle();
    await closeModals(app);
    const [anna] = await app.licensing.em
      .fork()
      .execute<{ id: string }[]>('select id from person where slack_user_id = ?', [app.admin.id]);
    return { ...context(), actor: { kind: 'administrator', personId: anna?.id ?? '' } } as const;
  };
  const messages = (words: string) =>
    app.slack.workspace.messages.filter(
      (one) => one.channelId === channelId && one.text.includes(words),
    );
  return {
    jobs,
    context,
    messages,
    get channelId() {
      return channelId;
    },
    /** Anna chooses one, with or without the app in it. */
    async choose({ botIsMember = true } = {}) {
      const members = [app.admin.id];
      channelId = app.slack.addChannel({ name: `alerts-${Date.now()}`, members, botIsMember }).id;
      const anna = await by();
      chosen += 1;
      app.now = now();
      await app.licensing.em
        .fork()
        .transactional((em) => chooseAlertChannel(em, app.licensing, anna, channelId));
      return app.slack.workspace.conversations.get(channelId);
    },
    /** Looks at all alerts, and waits until nothing is left to tell. */
    async turn(at: Date = now()) {
      app.now = at;
      const queue = await jobs.queueOf(app.tenantId);
      await queue.enqueue(app.licensing.em.fork(), 'review-alerts', { productId: null });
      for (const name of ['review-alerts', 'tell-channel'] as const) {
        await until(`${name} is done`, async () => {
          const left = await jobs.boss.findJobs(`${app.tenantId}/${name}`);
          // Those of a change wait for a minute.
          const waits = ({ data }: { data: unknown }) =>
            name === 'review-alerts' && JSON.stringify(data) !== '{"productId":null}';
          const due = left.filter((job) => !waits(job));
          return due.every(({ state }) => state === 'completed');
        });
      }
    },
    /** What Slack was asked to do there, of these words. */
    calls: (words: string) =>
      app.slack.calls.filter(
        ({ method, args }) => method.startsWith('chat.') && String(args['text']).includes(words),
      ),
  };
}
