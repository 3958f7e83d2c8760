import { useApp } from '../support/app.ts';
import { atForm } from '../support/at-form.ts';
import { aProduct } from '../support/builders.ts';
import { closeModals, isTold, sees } from '../support/seeing.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { until } from '../support/until.ts';

/** What stands at /metrics, by name and labels. */
async function figures(port: number): Promise<Map<string, number>> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await answer.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

describe.each(['socket', 'http'] as const)('/metrics over %s', (mode) => {
  const app = useApp({ mode });
  const assigning = atForm(app, '/license-assign', 'Last day');
  const read = async (name: string) => (await figures(app.running.port)).get(name);
  afterEach(() => closeModals(app));

  test('counts what people do, and what stops them', async () => {
    const anna = app.slack.as(app.admin);
    await aProduct(inTenantOf(app), { displayName: 'Counted', seats: 0 });
    const kim = await somebody(app, 'Kim Counted');
    await anna.command('/licenses table');
    await isTold(anna, '1 product');
    await anna.command('/licenses');
    await sees(anna, 'Counted');
    await closeModals(app);
    await app.slack.as(app.member).command('/license-assign');
    await isTold(app.slack.as(app.member), 'Only license administrators');
    const form = await assigning.form(`@${kim.name} Counted`);
    await form.submit();

    const now = await figures(app.running.port);
    const requests = (kind: string, name: string) =>
      now.get(`seatkeeper_requests_total{kind="${kind}",name="${name}"}`);
    expect(requests('command', '/licenses')).toBe(2);
    expect(requests('command', '/license-assign')).toBe(2);
    expect(requests('submission', 'assign')).toBe(1);
    expect(now.get('seatkeeper_errors_total{code="not_allowed"}')).toBe(1);
    expect(now.get('seatkeeper_errors_total{code="seats_exhausted"}')).toBe(1);
    expect(now.get('seatkeeper_ack_seconds_count{kind="command"}')).toBe(4);
    expect(now.get('seatkeeper_ack_seconds_bucket{le="+Inf",kind="submission"}')).toBe(1);
  });

  test('names nobody, and no product', async () => {
    const names = [...(await figures(app.running.port)).keys()];
    expect(names.join('\n')).not.toMatch(/Counted|Kim|Anna|T[A-Z0-9]{9}/);
  });

  test('tells of jobs, connections and the process', async () => {
    const run = 'seatkeeper_jobs_total{queue="turn-day",outcome="completed"}';
    await until('a job has run', () => read(run));
    expect(await read(run)).toBe(1);
    expect(await read('seatkeeper_jobs_given_up')).toBe(0);
    expect(await read('seatkeeper_requests_in_progress')).toBe(0);
    expect(await read('seatkeeper_pool_connections{state="free"}')).toBeGreaterThan(0);
    expect(await read('seatkeeper_pool_connections{state="used"}')).toBe(0);
    expect(await read('seatkeeper_pool_waiting')).toBe(0);
    expect(await read('process_resident_memory_bytes')).toBeGreaterThan(0);
  });
});
