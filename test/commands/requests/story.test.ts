/** Asking for a license and deciding on it, through Slack. */
import type { SlackUser } from '../../../sandbox/slack/people.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPlan, aProduct } from '../../support/builders.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { until } from '../../support/until.ts';

const app = useApp();
let boris: SlackUser;
afterEach(async () => {
  await closeModals(app);
  if (app.slack.as(boris).modal) await app.slack.as(boris).closeModal({ all: true });
});

const anna = () => app.slack.as(app.admin);
const mick = () => app.slack.as(app.member);

/** Anna and Boris administer, as the app knows. */
beforeAll(async () => {
  boris = await somebody(app, 'Boris Boss', { isAdmin: true });
  for (const client of [anna(), mick()]) await client.command('/license-mine');
  await sees(anna(), 'You hold');
  await sees(mick(), 'You hold');
  await closeModals(app);
});

/** The message in somebody's direct messages that says all of `words`. */
const message = (client: ReturnType<typeof anna>, ...words: string[]) =>
  client.waitFor((each) =>
    each
      .dm()
      .findLast(({ text, blocks }) =>
        words.every((word) => `${text}\n${JSON.stringify(blocks)}`.includes(word)),
      ),
  );

async function product(displayName: string, seats = 2) {
  const subscriptions = [{ seats, price: '12.50', currency: 'EUR' }];
  return aProduct(inTenantOf(app), { displayName, skuPartNumber: displayName, subscriptions });
}

/** Mick fills in the form, and submits it. */
async function ask(line: string, why = 'For the audit'): Promise<void> {
  await mick().command(`/license-request ${line}`);
  await sees(mick(), 'Why is it needed?');
  await mick().fill('request.reason', why);
  await mick().submit();
}

test('somebody asks, an administrator approves with another day, and everybody sees how it ended', async () => {
  const visio = await product('Visio');
  await mick().command('/license-request Visio');
  await sees(mick(), '*2* seats of 2 are free.', 'It is decided upon by');
  await mick().choose('request.until', '2026-12-31');
  await mick().fill('request.reason', 'Maps & <plans>');
  await mick().submit();
  await sees(mick(), 'You asked for *Visio*, until Dec 31, 2026.', 'You get a message once');

  const asked = `<@${app.member.id}> asks for *Visio*.`;
  const annas = await message(anna(), asked);
  const boriss = await message(app.slack.as(boris), asked);
  for (const words of [
    ...['Maps &amp; &lt;plans&gt;', 'Until Dec 31, 2026', '1 of 2 is left afterwards.'],
    ...['A seat costs €12.50.', 'no licenses so far'],
  ]) {
    expect(JSON.stringify(annas.blocks)).toContain(words);
  }
  await anna().click('Review', annas);
  const { buttons, hasSubmit } = await sees(anna(), asked);
  expect(buttons).toEqual(['Without end', 'Approve', 'Deny']);
  expect(hasSubmit).toBe(false);
  await anna().choose('review.day', '2026-09-30');
  await anna().click('Approve');
  await sees(anna(), '*Not approved.* Mick Member has no usage location', 'still waits');
  await anna().choose('review.location', 'Netherlands');
  await anna().click('Approve');
  await sees(anna(), '*Approved* by', 'until Sep 30, 2026');
  expect(await holdersOf(app, visio)).toEqual(['Mick Member']);

  for (const [client, { ts }] of [
    [anna(), annas],
    [app.slack.as(boris), boriss],
  ] as const) {
    const edited = await client.waitFor((each) =>
      each.dm().find((one) => one.ts === ts && one.text.includes('*Approved* by')),
    );
    expect(edited.text).toContain(`<@${app.admin.id}>`);
    expect(JSON.stringify(edited.blocks)).not.toContain('button');
  }
  await message(mick(), `<@${app.admin.id}> approved that you get *Visio*`, 'until Sep 30, 2026');

  // A stale window cannot do anything, and says what became of it.
  await app.slack.as(boris).command('/license-requests');
  await sees(app.slack.as(boris), 'All requests');
  await app.slack.as(boris).click('All requests');
  await sees(app.slack.as(boris), '*Approved* by');
});

test('denied, with a reason; asked for again before that, the one that waits is shown', async () => {
  await product('Scarce');
  await ask('Scarce');
  await sees(mick(), 'You asked for *Scarce*');
  await mick().closeModal();
  await mick().command('/license-request Scarce');
  await sees(mick(), 'nobody has decided yet');
  await mick().closeModal();
  await anna().click('Review', await message(anna(), 'asks for *Scarce*'));
  await sees(anna(), 'asks for *Scarce*');
  await anna().click('Deny');
  await sees(anna(), 'Why not?');
  await anna().fill('deny.why', 'Buy first');
  await anna().submit();
  await sees(anna(), '*Denied* by', 'Buy first');
  await message(mick(), 'denied you *Scarce*: Buy first', 'ask anew with');
});

test('no seat is free: approved it waits in line, a seat that comes free is offered, and taken', async () => {
  const full = await product('Full', 1);
  const { personId: id } = await somebody(app, 'Harry Holder');
  await anAssignment(inTenantOf(app), { id }, full);
  const nina = await somebody(app, 'Nina Next');
  const ninas = app.slack.as(nina);
  await ninas.command('/license-request Full');
  await sees(ninas, 'Why is it needed?', 'Once approved, it is number 1 on the waitlist');
  await ninas.fill('request.reason', 'First');
  await ninas.submit();
  await sees(ninas, 'You asked for *Full*', 'number 1 on the waitlist');
  await ninas.closeModal();
  const copy = await message(anna(), `<@${nina.id}> asks for *Full*`);
  expect(JSON.stringify(copy.blocks)).toContain('Approved, it is number 1 on the waitlist.');
  await anna().click('Review', copy);
  await sees(anna(), 'none of 1 is free. Approved, it is number 1 on the waitlist.');
  await anna().click('Approve');
  await sees(anna(), '*Waitlisted*, place 1');
  await closeModals(app);
  await message(ninas, 'you are number 1 on the waitlist');
  await message(anna(), '*Approved* by', 'is on the waitlist');

  await ask('Full', 'Second');
  await sees(mick(), 'number 2 on the waitlist');
  await mick().closeModal();
  await anna().click('Review', await message(anna(), `<@${app.member.id}> asks for *Full*`));
  await sees(anna(), 'number 2 on the waitlist');
  await anna().click('Approve');
  await sees(anna(), '*Waitlisted*, place 2');
  await closeModals(app);

  await anna().command('/license-remove @harry.holder Full');
  await sees(anna(), 'Licenses to remove');
  await anna().submit();
  await sees(anna(), 'Nina Next');
  await anna().submit();
  const offer = await message(ninas, '*A seat of Full is free for you*', 'one more time');
  await closeModals(app);
  await mick().command('/license-requests');
  await sees(mick(), '*Waitlisted*, place 1');
  await mick().closeModal();
  await ninas.click('Pass', offer);
  await ninas.waitFor((each) =>
    each
      .dm()
      .find(({ ts, text }) => ts === offer.ts && text.includes('the next offer is the last')),
  );

  const micks = await message(mick(), '*A seat of Full is free for you*');
  await mick().command('/license-requests');
  const { buttons } = await sees(mick(), '*Offered:* a seat is held');
  expect(buttons).toEqual(expect.arrayContaining(['Take', 'Pass', 'Withdraw']));
  await mick().click('Take');
  await mick().waitFor(({ modal }) => modal && !modal.text.includes('*Offered:*'));
  await mick().closeModal();
  expect(await holdersOf(app, full)).toEqual(['Mick Member']);
  const edited = await mick().waitFor((each) =>
    each.dm().find(({ ts, text }) => ts === micks.ts && text.includes('offered here is taken')),
  );
  expect(JSON.stringify(edited.blocks)).not.toContain('button');
  await message(anna(), `<@${app.member.id}> asks for *Full*`, 'has it');
});

test('a button of an offer that is over says what became of it', async () => {
  const late = await product('Late', 1);
  const { personId: id } = await somebody(app, 'Hugo Holder');
  await anAssignment(inTenantOf(app), { id }, late);
  await ask('Late');
  await sees(mick(), 'You asked for *Late*');
  await mick().closeModal();
  await anna().click('Review', await message(anna(), 'asks for *Late*'));
  await sees(anna(), 'asks for *Late*');
  await anna().click('Approve');
  await sees(anna(), '*Waitlisted*, place 1');
  await closeModals(app);
  await anna().command('/license-remove @hugo.holder Late');
  await sees(anna(), 'Licenses to remove');
  await anna().submit();
  await sees(anna(), 'Mick Member');
  await anna().submit();
  const offer = await message(mick(), '*A seat of Late is free for you*');
  await closeModals(app);
  app.slack.misbehave({ kind: 'error500', method: 'chat.update', times: 2 });
  await mick().command('/license-requests');
  await sees(mick(), '*Offered:* a seat is held');
  await mick().click('Withdraw');
  await sees(mick(), 'The request was withdrawn.');
  await mick().closeModal();
  await mick().click('Take', offer);
  await mick().waitFor((each) =>
    each.dm().find(({ ts, text }) => ts === offer.ts && text.includes('*Withdrawn* by')),
  );
  app.slack.behave();
  expect(await holdersOf(app, late)).toEqual([]);
});

test('of two who decide, the second is told who was first', async () => {
  await product('Race');
  await ask('Race');
  const [annas, boriss] = [
    await message(anna(), 'asks for *Race*'),
    await message(app.slack.as(boris), 'asks for *Race*'),
  ];
  await anna().click('Review', annas);
  await sees(anna(), 'asks for *Race*');
  await app.slack.as(boris).click('Review', boriss);
  await sees(app.slack.as(boris), 'asks for *Race*');
  await anna().click('Deny');
  await sees(anna(), 'Why not?');
  await app.slack.as(boris).click('Approve');
  await sees(app.slack.as(boris), '*Approved* by');
  await anna().fill('deny.why', 'Too late');
  await anna().submit();
  await sees(anna(), 'Somebody was faster', `*Approved* by <@${boris.id}>`);
  await anna().closeModal();
});

test('a decision while Slack is down is made, and told once it is back, once', async () => {
  const outage = await product('Outage');
  await ask('Outage');
  const copies = [
    [anna(), await message(anna(), 'asks for *Outage*')],
    [app.slack.as(boris), await message(app.slack.as(boris), 'asks for *Outage*')],
  ] as const;
  await anna().click('Review', copies[0][1]);
  await sees(anna(), 'asks for *Outage*');
  app.slack.misbehave({ kind: 'error500' });
  await anna().click('Approve');
  await until('it is assigned', async () => (await holdersOf(app, outage)).length > 0);
  await app.idle();
  app.slack.behave();
  for (const [client, { ts }] of copies) {
    await client.waitFor((each) =>
      each.dm().find((one) => one.ts === ts && one.text.includes('*Approved* by')),
    );
  }
  const told = () =>
    mick()
      .dm()
      .filter(({ text }) => text.includes('you get *Outage*'));
  await mick().waitFor(() => told()[0]);
  expect(told()).toHaveLength(1);
});

test('what is held is not asked for, and what somebody else holds is not told', async () => {
  const suite = await product('Suite', 5);
  await anAssignment(inTenantOf(app), await known(app.member), suite, { untilDate: '2026-08-31' });
  await mick().command('/license-request Suite');
  await sees(mick(), 'You have this already:', 'until Aug 31, 2026', 'until a later day');
  await mick().choose('request.until', '2026-08-01');
  await mick().fill('request.reason', 'Again');
  await mick().submit();
  const { errors } = await mick().waitFor(({ modal }) =>
    modal && Object.keys(modal.errors).length > 0 ? modal : undefined,
  );
  expect(errors['request.product']).toContain('Mick Member has Suite already');
  await mick().closeModal();
});

test('for somebody else, who learns of it too; and it is withdrawn by whoever asked', async () => {
  const words = await product('Words');
  const nell = await somebody(app, 'Nell Newcomer');
  await ask(`@${nell.name} Words`);
  await sees(mick(), `You asked for *Words* for <@${nell.id}>.`);
  await mick().closeModal();
  await anna().click('Review', await message(anna(), `asks for *Words* for <@${nell.id}>`));
  await sees(anna(), 'asks for *Words*');
  await anna().click('Approve');
  await message(app.slack.as(nell), 'approved that you get *Words*');
  await message(mick(), `approved that <@${nell.id}> gets *Words*`);
  expect(await holdersOf(app, words)).toEqual(['Nell Newcomer']);

  await product('Other');
  await ask('Other');
  await sees(mick(), 'You asked for *Other*');
  await mick().closeModal();
  const copy = await message(anna(), 'asks for *Other*');
  await mick().openHome();
  await mick().waitFor(({ home }) => home?.text.includes('1 request of yours is open'));
  await mick().click('Show requests', 'home');
  await sees(mick(), 'made by you or for you', '*Other*');
  await mick().click('Withdraw');
  await sees(mick(), 'The request was withdrawn.', '*Withdrawn* by');
  await anna().waitFor((each) =>
    each.dm().find(({ ts, text }) => ts === copy.ts && text.includes('*Withdrawn* by')),
  );
});

test('an administrator decides on what waits, but not on what concerns them', async () => {
  const plan = await aPlan(inTenantOf(app), { name: 'MAIL' });
  await aProduct(inTenantOf(app), { displayName: 'Mailer', skuPartNumber: 'M', plans: [plan] });
  await ask('Mailer', 'To write');
  await sees(mick(), 'You asked for *Mailer*');
  await anna().openHome();
  await anna().waitFor(({ home }) => home?.text.includes('waits for your decision'));
  await anna().click('Decide on requests', 'home');
  await sees(anna(), '*1 request* waits for your decision', 'To write');
  await anna().click('Review');
  await sees(anna(), 'asks for *Mailer*', 'Service plans to switch off');
  await anna().choose('review.plans', [plan.id]);
  await anna().click('Approve');
  await sees(anna(), '*Approved* by');
  await anna().closeModal();
  await sees(anna(), 'No request waits for your decision.');
  await anna().closeModal({ all: true });

  await product('Own');
  await anna().command('/license-request Own');
  await sees(anna(), 'Why is it needed?');
  await anna().fill('request.reason', 'Mine');
  await anna().submit();
  await sees(anna(), 'You asked for *Own*');
  await anna().closeModal();
  await message(app.slack.as(boris), 'asks for *Own*');
  await anna().command('/license-requests');
  await sees(anna(), 'All requests');
  await anna().click('All requests');
  await sees(anna(), 'the newest first');
  await anna().choose('requests.state', 'pending');
  await sees(anna(), '*1 request*', '*Own*');
  await anna().click('Review');
  const { buttons } = await sees(anna(), 'It concerns you, so somebody else decides on it');
  expect(buttons).toEqual([]);
});

test('somebody else joins what is asked for; who asks has them reminded from the next day on', async () => {
  await product('Shared');
  await ask('Shared');
  await sees(mick(), 'You asked for *Shared*');
  await mick().closeModal();
  const nora = await somebody(app, 'Nora Next');
  const noras = app.slack.as(nora);
  await noras.command(`/license-request @${app.member.name} Shared`);
  await sees(noras, 'Why is it needed?');
  await noras.fill('request.reason', 'Me too');
  await noras.submit();
  await sees(noras, 'nobody has decided yet', 'You are told, too, once it is decided.');
  await noras.closeModal();

  const copy = await message(anna(), 'asks for *Shared*');
  await mick().command('/license-requests');
  await sees(mick(), '*Shared*');
  await mick().click('Remind');
  await sees(mick(), 'were asked or reminded within the last day');
  await mick().closeModal();
  await app.licensing.em
    .fork()
    .execute(`update license_request set made_at = made_at - interval '1 day'`);
  await mick().click('Remind');
  await sees(mick(), 'Those who decide are reminded.');
  const reminder = await message(anna(), 'asks for *Shared*', 'It waits for a decision since');
  expect(reminder.ts).not.toBe(copy.ts);
  await anna().click('Review', reminder);
  await sees(anna(), 'asks for *Shared*');
  await anna().click('Approve');
  await sees(anna(), '*Approved* by');
  await message(noras, `approved that <@${app.member.id}> gets *Shared*`);
});

test('whoever administers nothing is told who may', async () => {
  const copy = await message(anna(), 'asks for *Visio*');
  expect(copy.text).toContain('Approved');
  await mick().command('/license-requests waiting');
  await isTold(mick(), '`/license-requests` shows the licenses you asked for');
  await mick().command('/license-requests');
  const { buttons } = await sees(mick(), 'made by you or for you');
  expect(buttons).not.toContain('All requests');
});

async function known({ id }: SlackUser): Promise<{ id: string }> {
  const [person] = await app.licensing.em
    .fork()
    .execute<{ id: string }[]>('select id from person where tenant_id = ? and slack_user_id = ?', [
      app.tenantId,
      id,
    ]);
  if (!person) throw new Error('They are known');
  return person;
}

test('who is told that a license ends asks for longer, and the approver sees how it came about', async () => {
  const miro = await product('Miro', 1);
  const held = await anAssignment(inTenantOf(app), { id: await idOf(app.member.id) }, miro, {
    untilDate: '2026-06-16',
  });
  const tidings = { kind: 'license_ends', sourceId: held.id, untilDate: '2026-06-16' } as const;
  const { queue, em } = app.licensing;
  await queue.enqueue(em.fork(), app.tenantId, 'tell-person', tidings);
  const ending = await message(mick(), 'Tomorrow, Jun 16, 2026, is the last day', '*Miro*');
  await mick().click('Ask for longer', ending);
  await sees(mick(), 'You have this already:', 'until Jun 16, 2026', 'It takes no seat');
  await mick().choose('request.until', '2026-12-31');
  await mick().fill('request.reason', 'It goes on');
  await mick().submit();
  await sees(mick(), 'You asked for *Miro*, until Dec 31, 2026.');
  const copy = await message(anna(), `<@${app.member.id}> asks for *Miro*.`, 'It goes on');
  expect(JSON.stringify(copy.blocks)).toContain('has this already:* since');
  await anna().click('Review', copy);
  await sees(anna(), 'until Jun 16, 2026');
  await anna().click('Approve');
  await sees(anna(), '*Approved* by', 'until Dec 31, 2026');
  await closeModals(app);

  await ask('Miro', 'For ever');
  await message(anna(), 'For ever', '*Asked before:*', 'until Dec 31, 2026');
});

async function idOf(slackUserId: string): Promise<string> {
  const [person] = await app.licensing.em
    .fork()
    .execute<[{ id: string }]>('select id from person where tenant_id = ? and slack_user_id = ?', [
      app.tenantId,
      slackUserId,
    ]);
  return person.id;
}
