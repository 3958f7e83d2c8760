import { downView, type HomeFacts, homeView } from '../../../commands/app-home/view.ts';
import type { ShownRequest } from '../../../src/licensing/requests/read-request.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readHome } from '../../support/reading.ts';
import {
  aHolding,
  aSource,
  aWaiting,
  manyOf,
  STRANGE_NAMES,
  viaGroup,
} from '../../support/shown.ts';

const texts = textsFor(null);
const read = (overrides: Partial<HomeFacts> = {}) =>
  readHome(
    homeView(texts, {
      name: 'Mick Member',
      holdings: [],
      waiting: [],
      isAdministrator: false,
      administrators: '<@UANNA>',
      requests: { mine: { requests: [], count: 0, isMore: false }, waiting: null },
      ...overrides,
    }),
  );

test('greets, says what there is to do, and who administers licenses', () => {
  const { text, buttons } = read();
  expect(text).toContain('Hello Mick Member');
  expect(text).toContain('You hold no licenses');
  expect(text).toContain('`/licenses`');
  expect(text).toContain('`/license-mine`');
  expect(text).toContain('License administrators: <@UANNA>');
  expect(buttons).toEqual(['See products', 'Request license']);
});

test('tells administrators, and nobody else, that alerts are posted nowhere', () => {
  const general = { id: '1', channelId: 'C1', closedWhy: null };
  const none = { general: null, closed: [] };
  const isAdministrator = true;
  expect(read({ alertRoutes: none }).text).not.toContain('alerts');
  expect(read({ isAdministrator, alertRoutes: none }).text).toContain('No channel for alerts');
  expect(read({ isAdministrator, alertRoutes: { general, closed: [] } }).text).not.toContain(
    'lerts',
  );
  const why = 'is_archived';
  const closed = [
    { channelId: 'C1', why, product: 'Own & only' },
    { channelId: 'C2', why, product: null, severity: 'urgent' as const },
    ...Array.from({ length: 10 }, () => ({ channelId: 'C3', why, product: null })),
  ];
  const { text } = read({ isAdministrator, alertRoutes: { general, closed } });
  expect(text).toContain('*Alerts about Own &amp; only can no longer be posted* in <#C1>');
  expect(text).toContain('*Alerts about what is urgent can no longer be posted* in <#C2>');
  expect(text).toContain('<#C3>: Slack says `is_archived`');
  expect(text).toContain('That holds of 2 more channels');
});

test('shows administrators which products need attention, and the way to each', () => {
  const alert = (n: number) => ({
    ...{ id: `a${n}`, productId: `p${n}`, subscriptionId: null, level: 2, revision: 1 },
    ...{ owner: null, quiet: null, reclaim: null, offBy: null, isOffHere: false, language: null },
    ...{ resolvedWhy: null, resolvedAt: null, kind: 'seats_short' as const },
    facts: {
      ...{ product: `Chat ${n} <!here>`, assigned: 4, total: 4, available: 0, over: 0 },
      ...{ candidates: [], forecast: null, isEarly: false },
    },
  });
  const attention = { alerts: manyOf(5, alert), count: 6 };
  const { text, buttons } = read({ isAdministrator: true, attention });
  expect(text).toContain('*6 products need attention*');
  expect(text).toContain('*Chat 0 &lt;!here&gt;*: no seat is left; all 4 are assigned.');
  expect(text).toContain('1 more, see `/licenses`');
  expect(buttons.filter((each) => each === 'View product')).toHaveLength(5);
  const calm = read({ isAdministrator: true, attention: { alerts: [], count: 0 } });
  expect(calm.text).not.toContain('attention');
});

test('only administrators are offered to assign and to remove', () => {
  const names = ['assign', 'remove', 'swap', 'groups', 'audit', 'settings'];
  const commands = names.map((each) => `\`/license-${each}\``);
  for (const command of commands) expect(read().text).not.toContain(command);
  const { text, buttons } = read({ isAdministrator: true });
  for (const command of commands) expect(text).toContain(command);
  expect(buttons).toEqual([
    'See products',
    'Assign license',
    'Remove license',
    'See groups',
    'Request license',
  ]);
});

test('says through which group, and what waits and why', () => {
  const { text, buttons } = read({
    holdings: [
      aHolding({ sources: [viaGroup('Sales & <!here>'), viaGroup('Ops')] }),
      aHolding({ product: 'Figma', sources: [aSource(), viaGroup('Ops')] }),
    ],
    waiting: [aWaiting({ product: 'Visio' })],
  });
  expect(text).toContain('• Entra ID P1, through Sales &amp; &lt;!here&gt; and Ops\n• Figma\n');
  expect(text).toMatch(
    /\*1 waits, or is still to start\*\n• Visio · :hourglass: Directly, since .*; waits: no seat is free/,
  );
  expect(buttons.slice(-2)).toEqual(['Show my licenses', 'Return license']);
  expect(text).toContain('You still have it through a group.');
});

test('shows some of what is held, and the way to all of it', () => {
  const one = read({ holdings: [aHolding({ untilDate: '2026-12-31' })] });
  expect(one.text).toContain('*You hold 1 license*');
  expect(one.text).toContain('• Entra ID P1, until Dec 31, 2026\nReturn license');
  expect(one.buttons).toContain('Show my licenses');
  const done = read({ notice: 'You returned *Visio*.' });
  expect(done.text).toContain('You returned *Visio*.');
  const many = read({ holdings: manyOf(101, (n) => aHolding({ product: `Product ${n}` })) });
  expect(many.text).toContain('*You hold 101 licenses*');
  expect(many.text).toContain('• Product 4\n');
  expect(many.text).toContain('\n• 96 more');
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const holdings = manyOf(101, () => aHolding({ product: name }));
  const waiting = manyOf(101, () =>
    aWaiting({ product: name, sources: [viaGroup(name, { assignedBySlackUserId: null })] }),
  );
  const everything = { name, holdings, waiting, administrators: '', isAdministrator: true };
  const { pings } = read(everything);
  expect(pings).toEqual([]);
});

test('when nothing can be read it says so, with a reference', () => {
  const { text, buttons } = readHome(downView(texts, 'ab12cd34'));
  expect(text).toContain('cannot read its data');
  expect(text).toContain('ab12cd34');
  expect(buttons).toEqual([]);
});

test('requests of one’s own, and those to decide on, where there are any', () => {
  const person = { id: 'p', displayName: 'Mia', slackUserId: 'UMIA' };
  const request: ShownRequest = {
    ...{ id: 'r', state: 'pending', revision: 1, requester: person, person, productId: 'v' },
    ...{ product: 'Visio', untilDate: null, reason: 'Maps', madeAt: '2026-06-15T10:00:00Z' },
    ...{ decidedAt: null, decidedBy: null, decidedWhy: null, grantedUntil: null },
    ...{
      joined: [],
      waitingSince: '2026-06-15T10:00:00Z',
      escalatedAt: null,
      reminders: 0,
      remindedAt: null,
    },
    ...{ cause: null, place: null, offers: 0, passes: 0, offeredUntil: null, holdsSeat: false },
    ...{ stage: 1, votes: [], refusal: null, asksAdministrators: true, asked: [] },
  };
  const none = { requests: [], count: 0, isMore: false };
  expect(read({ isAdministrator: true, requests: { mine: none, waiting: none } }).text).not.toMatch(
    /requests? of yours|your decision\*/,
  );
  const one = { requests: [request], count: 1, isMore: false };
  const many = { requests: Array(10).fill(request), count: 12, isMore: false };
  const { text, buttons } = read({
    isAdministrator: true,
    requests: { mine: one, waiting: many },
  });
  expect(text).toContain('*1 request of yours is open*\n• <@UMIA> asks for *Visio*.');
  expect(text).toContain('*12 requests wait for your decision*');
  expect(text).toContain('• 9 more');
  const most = { ...many, count: 100, isMore: true };
  expect(read({ requests: { mine: none, waiting: most } }).text).toMatch(
    /\*100\+ requests wait(?!.* more)/,
  );
  expect(buttons.slice(-2)).toEqual(['Show requests', 'Decide on requests']);
});
