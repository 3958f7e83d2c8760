/** What the windows and messages about requests say, for every state of things. */
import { randomUUID } from 'node:crypto';
import { type ListFacts, listView } from '../../../commands/license-requests/list-view.ts';
import { type Review, reviewView } from '../../../commands/license-requests/review-view.ts';
import type { ShownRequest } from '../../../src/licensing/requests/read-request.ts';
import { offerMessage } from '../../../src/slack/offer-message.ts';
import { decidedMessage } from '../../../src/slack/request-decided-message.ts';
import type { RequestFacts } from '../../../src/slack/request-facts.ts';
import { requestMessage } from '../../../src/slack/request-message.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readMessage, readModal } from '../../support/reading.ts';
import {
  aHolding,
  aShownProduct,
  aShownSubscription,
  counts,
  manyOf,
  STRANGE_NAMES,
} from '../../support/shown.ts';

const texts = textsFor(null);
const mia = { id: randomUUID(), displayName: 'Mia', slackUserId: 'UMIA' };
const ned = { id: randomUUID(), displayName: 'Ned', slackUserId: null };
const ada = { id: randomUUID(), displayName: 'Ada', slackUserId: 'UADA' };

function aRequest(overrides: Partial<ShownRequest> = {}): ShownRequest {
  return {
    ...{ id: randomUUID(), state: 'pending', revision: 1, requester: mia, person: mia },
    ...{ productId: randomUUID(), product: 'Visio', untilDate: null, reason: 'Maps' },
    ...{ madeAt: '2026-06-15T10:00:00Z', decidedAt: null, decidedBy: null, decidedWhy: null },
    ...{ joined: [], waitingSince: '2026-06-15T10:00:00Z', escalatedAt: null },
    ...{ reminders: 0, remindedAt: null },
    ...{ cause: null, place: null, offers: 0, passes: 0, offeredUntil: null, holdsSeat: false },
    ...{ stage: 1, votes: [], refusal: null, asksAdministrators: true, asked: [] },
    ...{ grantedUntil: null, ...overrides },
  };
}

const ADMINISTRATORS = {
  slackUserIds: new Set(['UADA']),
  emails: new Set<string>(),
  includeWorkspaceAdmins: false,
};

const READER = { isAsked: true, approvers: '<@UADA>' };

const DECIDED = { decidedAt: '2026-06-16T10:00:00Z', decidedBy: ada } as const;

function facts(overrides: Partial<RequestFacts> = {}): RequestFacts {
  return {
    product: aShownProduct(),
    holdings: [],
    earlier: [],
    place: 1,
    runOut: null,
    usageLocation: 'NL',
    decision: { isOwn: false, isFallback: false, needed: 1, stages: 1 },
    ...overrides,
  };
}

const message = (request: Partial<ShownRequest>, more: Partial<RequestFacts> = {}) =>
  readMessage(requestMessage(texts, aRequest(request), facts(more), READER));

function review(overrides: Partial<Review> = {}) {
  const request = overrides.request ?? aRequest();
  return readModal(
    reviewView(texts, {
      ...{ request, facts: facts(), mayDecide: true, readerId: ada.id, approvers: '<@UADA>' },
      form: { untilDate: null, disabledPlanIds: [], usageLocation: null },
      ...{ place: { requestId: request.id }, ...overrides },
    }),
  );
}

function list(overrides: Partial<ListFacts> = {}) {
  return readModal(
    listView(texts, {
      ...{
        requests: [],
        count: 0,
        isMore: false,
        page: 0,
        readerId: mia.id,
        pages: 1,
        isAdministrator: true,
      },
      place: { list: 'all', state: null, page: 0 },
      ...{ administrators: ADMINISTRATORS, isApprover: false, ...overrides },
    }),
  );
}

test.each([
  ['some are free', { available: 7 }, '6 of 10 are left afterwards.'],
  ['two are free', { available: 2 }, '1 of 10 is left afterwards.'],
  ['the last one', { available: 1 }, '0 of 10 are left afterwards.'],
  ['none', { available: 0, assigned: 10 }, 'none of 10 is free. Approved, it is number 1 on'],
  ['all are held', { available: 2, held: 2 }, 'none of 10 is free. Approved, it is number 1 on'],
  ['unlimited', { available: null, total: null }, 'unlimited.'],
  ['expired', { assignable: false }, 'no subscription is active or in grace.'],
])('the stock card, where %s', (_, changed, words) => {
  const product = { ...aShownProduct(), counts: counts(changed) };
  expect(message({}, { product })).toContain(words);
});

test('the stock card says what a seat costs, and what the person has', () => {
  const product = {
    ...aShownProduct(),
    subscriptions: [
      aShownSubscription({ price: '12.50', currency: 'EUR' }),
      aShownSubscription({ price: '12.50', currency: 'EUR' }),
      aShownSubscription({ price: '3.00', currency: 'USD', state: 'ended' }),
    ],
  };
  const said = message({}, { product, holdings: [aHolding({ product: 'Word' })] });
  expect(said).toContain('A seat costs €12.50.');
  expect(said).toContain('*<@UMIA> has:* Word');
  const request = aRequest();
  const own = [aHolding({ productId: request.productId })];
  expect(readMessage(requestMessage(texts, request, facts({ holdings: own }), READER))).toContain(
    'it takes none, as they hold it already',
  );
  expect(message({}, { product: null })).toContain('This product does not exist here');
});

test('the stock card says when seats run out, what they have of it, and what was decided before', () => {
  const runOut = { day: '2026-08-01', short: 1, lastDay: '2026-09-13', shortThen: 2 };
  expect(message({}, { runOut })).toContain('By the forecast they run out on Aug 1, 2026.');
  expect(message({}, {})).not.toContain('forecast');
  const request = aRequest();
  const holdings = [aHolding({ productId: request.productId })];
  const earlier = [
    aRequest({ ...DECIDED, state: 'fulfilled', grantedUntil: '2026-06-30' }),
    aRequest({ ...DECIDED, state: 'denied', decidedWhy: 'Not yet' }),
  ];
  const said = readMessage(requestMessage(texts, request, facts({ holdings, earlier }), READER));
  expect(said).toContain('*<@UMIA> has this already:* since');
  expect(said).toContain('*Asked before:*\n• *Approved* by <@UADA>');
  expect(said).toContain('until Jun 30, 2026.\n• *Denied* by <@UADA>');
  expect(message({}, {})).not.toContain('before');
});

test('for whom, until when, and openly where nobody else could decide', () => {
  const said = message(
    { person: ned, untilDate: '2026-09-30' },
    {
      decision: { isOwn: true, isFallback: false, needed: 1, stages: 1 },
    },
  );
  expect(said).toContain('<@UMIA> asks for *Visio* for Ned.');
  expect(said).toContain('Until Sep 30, 2026');
  expect(said).toContain('Nobody else is known who could decide on it');
});

test.each([
  [{ state: 'fulfilled' } as const, '*Approved* by <@UADA>, ', '<@UMIA> has it.'],
  [{ state: 'fulfilled', grantedUntil: '2026-09-30' } as const, 'it, until Sep 30, 2026.', ''],
  [{ state: 'denied', decidedWhy: 'No <!here>' } as const, '*Denied* by', 'No &lt;!here&gt;'],
  [{ state: 'withdrawn' } as const, '*Withdrawn* by <@UADA>', ''],
])('what became of it: %j', (changed, ...words) => {
  const request = aRequest({ ...DECIDED, ...changed });
  const { blocks } = requestMessage(texts, request, null);
  expect(JSON.stringify(blocks)).not.toContain('button');
  const shown = review({ request });
  expect(shown.buttons).toEqual([]);
  for (const word of words) {
    expect(readMessage(requestMessage(texts, request, null))).toContain(word);
    expect(shown.text).toContain(word);
  }
});

test('the stock card knows who waits before, and what is held for it', () => {
  expect(message({}, { place: 4 })).toContain('others wait for those that come free. Approved, it');
  expect(message({}, { place: 4 })).toContain('number 4 on the waitlist.');
  const product = { ...aShownProduct(), counts: counts({ held: 1 }) };
  expect(message({ holdsSeat: true }, { product })).toContain(
    'one is held for it until it is decided; 6 more of 10 are free.',
  );
});

const WAITLISTED = { ...DECIDED, state: 'waitlisted', grantedUntil: '2026-09-30' } as const;
const OFFERED = {
  ...{ ...WAITLISTED, state: 'offered' as const, offers: 1, offeredUntil: '2026-06-17T10:00:00Z' },
  holdsSeat: true,
} as const;

test('on the waitlist: the place where it is looked up, and none where it would grow old', () => {
  const request = aRequest({ ...WAITLISTED, place: 3 });
  const listed = list({ place: { list: 'mine', state: null, page: 0 }, requests: [request] });
  expect(listed.text).toContain('*Waitlisted*, place 3: approved by <@UADA>');
  expect(listed.buttons).toEqual(expect.arrayContaining(['Withdraw']));
  expect(listed.buttons).not.toContain('Remind');
  expect(review({ request }).text).toContain('*Waitlisted*, place 3');
  expect(review({ request }).buttons).toEqual([]);
  const copy = readMessage(requestMessage(texts, request, null));
  expect(copy).toContain('No seat is free yet, so <@UMIA> is on the waitlist.');
  expect(copy).not.toContain('place 3');
  const back = aRequest({ ...WAITLISTED, place: 3, cause: 'lapsed', passes: 1 });
  expect(review({ request: back }).text).toContain('was not taken in time, so it is at the end');
});

test('who joined a request neither takes nor passes on what is offered', () => {
  const request = aRequest({ ...OFFERED, joined: [ned] });
  const of = (readerId: string) =>
    list({ place: { list: 'mine', state: null, page: 0 }, requests: [request], readerId }).buttons;
  expect(of(mia.id).slice(-3)).toEqual(['Take', 'Pass', 'Withdraw']);
  expect(of(ned.id).slice(-1)).toEqual(['Withdraw']);
  expect(of(ned.id)).not.toContain('Take');
});

describe('an offer', () => {
  const offer = (changed: Partial<ShownRequest> = {}, which = { offer: 1, isFor: true }) => {
    const request = aRequest({ ...OFFERED, ...changed });
    return readMessage(offerMessage(texts, request, which));
  };

  test('says until when it is held, and what follows from passing', () => {
    expect(offer()).toContain('*A seat of Visio is free for you*, until Sep 30, 2026. It is held');
    expect(offer()).toContain('<!date^1781690400^');
    expect(offer()).toContain('are offered a seat one more time.');
    expect(offer({ passes: 1 })).toContain('the second offer: if you pass');
    expect(offer({ person: ned }, { offer: 1, isFor: false })).toContain('is free for Ned*');
    const { blocks } = offerMessage(texts, aRequest(OFFERED), { offer: 1, isFor: true });
    expect(JSON.stringify(blocks)).toContain('Pass on this seat?');
  });

  test.each([
    ['taken', { state: 'fulfilled' }, 'is taken: <@UMIA> has it, until Sep 30, 2026.'],
    ['passed on', { ...WAITLISTED, cause: 'passed' }, 'was passed on. The request is at the end'],
    ['lapsed', { ...WAITLISTED, cause: 'lapsed' }, 'was not taken in time, so the next one'],
    ['recalled', { ...WAITLISTED, cause: 'recalled' }, 'keeps its place on the waitlist'],
    ['withdrawn', { state: 'withdrawn' }, 'that is over. *Withdrawn* by'],
    ['closed', { state: 'closed', cause: 'passed' }, 'a seat was offered twice, and not taken.'],
    ['left', { state: 'closed', cause: 'person_deleted' }, '<@UMIA> is deactivated.'],
    ['a rule', { state: 'closed', cause: 'mutually_exclusive' }, 'a service plan excludes one'],
    ['followed by another', { offers: 2 }, 'was offered here; that is over.'],
  ] as const)('that is over, %s, says so, without a button', (_, changed, words) => {
    expect(offer(changed)).toContain(words);
    const request = aRequest({ ...OFFERED, ...changed });
    const { blocks } = offerMessage(texts, request, { offer: 1, isFor: true });
    expect(JSON.stringify(blocks)).not.toContain('button');
  });
});

test('who is told of the waitlist, of its end, and in which words', () => {
  const tell = (changed: Partial<ShownRequest>, isFor = true) =>
    readMessage(decidedMessage(texts, aRequest({ ...WAITLISTED, person: ned, ...changed }), isFor));
  expect(tell({ place: 3 })).toContain('you are number 3 on the waitlist.');
  expect(tell({ place: 3 }, false)).toContain('Ned gets *Visio*, until Sep 30, 2026.');
  expect(tell({ place: 3, cause: 'lapsed' })).toContain('did not take the seat of *Visio* in time');
  expect(tell({ ...OFFERED }, false)).toContain('a seat is held for them until');
  expect(tell({ state: 'closed', cause: 'product_expired' })).toContain(
    'is closed: the product has no subscription any more.',
  );
  expect(tell({ state: 'closed', cause: 'lapsed' }, false)).toContain('for Ned is closed: a seat');
  expect(tell({ state: 'closed', cause: 'held_otherwise' })).toContain('by now, so the request');
  expect(tell({ state: 'closed', cause: null })).toContain('by now, so the request');
});

test('who is told, and in which words', () => {
  const tell = (changed: Partial<ShownRequest>, isFor: boolean) =>
    readMessage(decidedMessage(texts, aRequest({ ...DECIDED, person: ned, ...changed }), isFor));
  expect(tell({ state: 'fulfilled' }, true)).toContain('approved that you get *Visio*');
  expect(tell({ state: 'fulfilled' }, false)).toContain('approved that Ned gets *Visio*');
  expect(tell({ state: 'denied', decidedWhy: 'No' }, true)).toContain('denied you *Visio*: No');
  expect(tell({ state: 'denied', decidedWhy: 'No' }, false)).toContain(
    'denied *Visio* for Ned: No',
  );
  expect(tell({ state: 'fulfilled', decidedBy: null }, true)).toContain('the system approved');
});

test('who decides has the buttons, and who may not is told who may', () => {
  const withDay = { untilDate: '2026-09-30', disabledPlanIds: [], usageLocation: null };
  expect(review().buttons).toEqual(['Approve', 'Deny']);
  expect(review({ form: withDay }).buttons).toEqual(['Without end', 'Approve', 'Deny']);
  expect(review({ facts: facts({ usageLocation: null }) }).text).toContain('*Usage location of');
  const mayNot = review({ mayDecide: false, readerId: mia.id });
  expect(mayNot.buttons).toEqual([]);
  expect(mayNot.text).toContain('somebody else decides on it: <@UADA>');
});

test('lists: empty, one, many, and more than anybody pages through', () => {
  for (const [name, words] of [
    ['mine', '`/license-request` asks for one.'],
    ['waiting', 'No request waits for your decision.'],
    ['all', 'There are no requests here.'],
  ] as const) {
    expect(list({ place: { list: name, state: null, page: 0 } }).text).toContain(words);
  }
  const one = list({ requests: [aRequest()], count: 1 });
  expect(one.text).toContain('*1 request*, the newest first.');
  expect(one.text).toContain('*Waits* for a decision by <@UADA>.');
  expect(one.buttons).toContain('Review');
  const ten = manyOf(10, () => aRequest());
  const paged = list({ requests: ten, count: 100, isMore: true, page: 1, pages: 10 });
  expect(paged.buttons.slice(-2)).toEqual(['Previous', 'Next']);
  expect(paged.text).toContain('There are more than 100');
  const mine = list({
    ...{ requests: [aRequest({ person: ned })], count: 1, isAdministrator: false },
    place: { list: 'mine', state: null, page: 0 },
  });
  expect(mine.buttons).toEqual(['Request license', 'Remind', 'Withdraw']);
  expect(mine.text).toContain('*Visio* for Ned, asked for by <@UMIA>');
});

test.each(Object.entries(STRANGE_NAMES))('%s in every name', (_, name) => {
  const person = { id: randomUUID(), displayName: name, slackUserId: null };
  const reason = name.repeat(4).slice(0, 1000);
  const request = aRequest({ person, requester: person, product: name, reason });
  const holdings = manyOf(101, () => aHolding({ product: name }));
  const decided = { ...request, ...DECIDED, decidedBy: person, decidedWhy: reason };
  const strange = facts({ holdings });
  expect(review({ request, facts: strange }).pings).toEqual([]);
  expect(review({ request: { ...decided, state: 'denied' } }).pings).toEqual([]);
  const requests = manyOf(10, () => ({ ...request, id: randomUUID() }));
  expect(list({ requests }).pings.filter((ping) => ping !== '<@UADA>')).toEqual([]);
  readMessage(requestMessage(texts, request, strange, READER));
  readMessage(requestMessage(texts, { ...decided, state: 'denied' }, null));
  readMessage(decidedMessage(texts, { ...decided, state: 'denied' }, false));
});

test('who agreed so far, who is still to, and why administrators decide instead', () => {
  const vote = { stage: 1, vote: 'approve', untilDate: '2026-12-31', personId: ada.id } as const;
  const votes = [{ ...vote, person: ada }];
  const decision = { isOwn: false, isFallback: false, needed: 2, stages: 2 };
  const said = message({ votes }, { decision });
  expect(said).toContain('*Stage 1 of 2:* 1 of 2 have agreed.');
  expect(said).toContain('*Agreed:* <@UADA>, until Dec 31, 2026');
  const voted = review({
    request: aRequest({ votes }),
    facts: facts({ decision }),
    mayDecide: false,
  });
  expect(voted.text).toContain('You agreed. It waits for <@UADA>.');
  expect(voted.buttons).toEqual([]);
  const first = review({ facts: facts({ decision, usageLocation: null }) });
  expect(first.text).toContain('More have to agree after you');
  expect(first.text).not.toContain('*Usage location of');
  const others = readMessage(
    requestMessage(texts, aRequest({ votes }), facts({ decision }), { ...READER, isAsked: false }),
  );
  expect(others).toContain('*Waits* for a decision by <@UADA>.');
  const refused = { refusal: 'seats_exhausted', reason: '' };
  expect(message(refused)).toContain('granted at once, but no seat is free');
  expect(message(refused)).not.toContain('*Why:*');
  const fallback = { ...decision, isFallback: true };
  expect(message({}, { decision: fallback })).toContain('license administrators decide as well');
});

test('a list names who was asked', () => {
  const requests = [
    aRequest({ asksAdministrators: false, asked: ['UCARL', 'UDORA'] }),
    aRequest({ asksAdministrators: false, asked: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] }),
    aRequest({ asksAdministrators: false }),
  ];
  const { text } = list({ requests, count: 3 });
  expect(text).toContain('decision by <@UCARL> and <@UDORA>.');
  expect(text).toContain('<@U5>, and 1 more');
  expect(text).toContain('decision by those whom its policy names.');
});
