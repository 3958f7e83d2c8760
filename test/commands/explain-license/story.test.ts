import { OTHER, PERSON } from '../../../commands/explain-license/place.ts';
import { removeFromGroup } from '../../../src/licensing/remove-from-group.ts';
import { showProduct } from '../../../src/licensing/show-product.ts';
import { swapGroup } from '../../../src/licensing/swap-group.ts';
import { EXPLAIN_WHAT } from '../../../src/slack/entry-points.ts';
import { useApp } from '../../support/app.ts';
import { anAssignment, aPerson, aPlan, aProduct } from '../../support/builders.ts';
import { inGroup } from '../../support/in-group.ts';
import { closeModals, isTold, sees } from '../../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../../support/somebody.ts';
import { sourcesOf } from '../../support/sources.ts';
import { until } from '../../support/until.ts';

const app = useApp();
afterEach(() => closeModals(app));
const anna = () => app.slack.as(app.admin);
const mick = () => app.slack.as(app.member);
const at = () => inTenantOf(app);

async function assigned(productId: string): Promise<number> {
  const by = { tenantId: app.tenantId, actor: { kind: 'system', cause: 'test' } } as const;
  const shown = await showProduct(app.licensing, { ...by, surface: 'system' }, { productId });
  return shown.counts.assigned;
}

async function why(line: string, ...words: string[]) {
  await anna().command(`/license-why ${line}`);
  return sees(anna(), ...words);
}

describe('why somebody has a license', () => {
  test('is shown with all that stands behind it; what it names frees the seat', async () => {
    const [mail, chat] = [await aPlan(at(), { name: 'Mail' }), await aPlan(at(), { name: 'Chat' })];
    const figma = await aProduct(at(), { displayName: 'Figma', plans: [mail, chat] });
    const kim = await somebody(app, 'Kim Clerk');
    const options = { disabledPlans: [mail], reason: 'joins & <!here>', assignedBy: null };
    await anAssignment(at(), { id: kim.personId }, figma, options);
    await inGroup(app, 'Sales', [kim], [figma]);
    expect(await assigned(figma.id)).toBe(1);

    const { text, buttons } = await why(`@${kim.name} Figma`, `<@${kim.id}> has *Figma*.`);
    expect(text).toMatch(/Directly, since .* by the system\nReason: joins &amp; &lt;!here&gt;/);
    expect(text).toContain('Plans off: Mail');
    expect(text).toContain('Through *Sales*, since');
    expect(text).toContain('*Plans on*: Chat');
    expect(text).toContain('*Plans on*, only through Sales: Mail');
    expect(text).toContain('all ways in which it comes must end');
    expect(buttons).toEqual([
      'All licenses',
      'Remove license',
      'Take out of group',
      'Take product off group',
    ]);

    await anna().click('Take product off group');
    await sees(anna(), 'Remove *Figma* from *Sales*?');
    await anna().closeModal();
    await anna().click('Take out of group');
    await sees(anna(), `Remove <@${kim.id}> from the group *Sales*?`);
    await anna().submit();
    await sees(anna(), `<@${kim.id}> is out of the group *Sales*.`);
    await anna().closeModal();
    await until('the group’s license ended', async () => {
      const left = await sourcesOf(at());
      return !left.some((line) => line.includes('via Sales'));
    });
    await app.idle();
    await anna().choose({ actionId: EXPLAIN_WHAT }, 'Figma');
    await sees(anna(), '*To free the seat*, remove the license.');
    expect(await assigned(figma.id)).toBe(1);
    await anna().click('Remove license');
    await sees(anna(), 'Remove *Figma*');
    await anna().submit();
    await sees(anna(), 'Removed *Figma*');
    await anna().closeModal();
    await sees(
      anna(),
      `<@${kim.id}> does not have *Figma*: it is assigned neither directly nor through a group.`,
    );
    expect(await assigned(figma.id)).toBe(0);
  });

  test('is asked of a plan over all products: yes, off, or part of what they do not have', async () => {
    const [calls, dial, fax] = [
      await aPlan(at(), { name: 'Calls' }),
      await aPlan(at(), { name: 'Dial-in' }),
      await aPlan(at(), { name: 'Fax' }),
    ];
    const phone = await aProduct(at(), { displayName: 'Phone', plans: [calls, dial] });
    await aProduct(at(), { displayName: 'Fax machine', plans: [fax] });
    const kim = await somebody(app, 'Kim Planned');
    await anAssignment(at(), { id: kim.personId }, phone, { disabledPlans: [dial] });
    await why(
      `@${kim.name} calls`,
      `Yes: <@${kim.id}> has *Calls*, through Phone.`,
      'the plan is on',
    );
    await anna().closeModal();
    await why(`@${kim.name} dial`, `No: <@${kim.id}> does not have *Dial-in*.`, 'the plan is off');
    await anna().choose({ actionId: EXPLAIN_WHAT }, 'Fax');
    await sees(anna(), `No: <@${kim.id}> does not have *Fax*. It is part of Fax machine.`);
  });

  test('names what stands against what waits, and what keeps a license from being removed', async () => {
    const base = await aPlan(at(), { name: 'Base' });
    const extra = await aPlan(at(), { name: 'Extra', needs: [base] });
    const needs = await aPlan(at(), {
      name: 'Needy',
      needs: [await aPlan(at(), { name: 'Gone' })],
    });
    const [basic, plus, waits] = [
      await aProduct(at(), { displayName: 'Basic', plans: [base] }),
      await aProduct(at(), { displayName: 'Plus', plans: [extra] }),
      await aProduct(at(), { displayName: 'Waits', plans: [needs] }),
    ];
    const kim = await somebody(app, 'Kim Waiting');
    for (const product of [basic, plus]) await anAssignment(at(), { id: kim.personId }, product);
    await inGroup(app, 'Waiters', [kim], [waits]);
    const line = `@${kim.name} Waits`;
    await why(line, 'does not have *Waits* yet', 'Needy needs Gone, which is not there.');
    await anna().choose({ actionId: EXPLAIN_WHAT }, 'Basic');
    const kept = await sees(anna(), 'It cannot be removed yet: Extra (from Plus) needs Base.');
    expect(kept.text).toContain('*To free the seat*, remove first what needs its plans');
    expect(kept.buttons).toEqual(['All licenses']);
  });

  test('names no way that is refused half way through a swap, but what must be done first', async () => {
    const old = await aProduct(at(), { displayName: 'Typewriter' });
    const successor = await aProduct(at(), { displayName: 'Computer', seats: 1 });
    const [kim, lee] = [await somebody(app, 'Kim Swapped'), await somebody(app, 'Lee Swapped')];
    const { id: groupId } = await inGroup(app, 'Typists', [kim, lee], [old]);
    const by = { tenantId: app.tenantId, actor: { kind: 'system', cause: 'test' } } as const;
    const system = { ...by, surface: 'system' } as const;
    const options = { disabledPlanIds: [], reason: null };
    const products = { fromProductId: old.id, toProductId: successor.id };
    await swapGroup(app.licensing, system, { groupId, ...products, ...options });
    await until('one has changed over', async () => {
      const lines = (await sourcesOf(at())).filter((line) => line.includes('via Typists'));
      return lines.length === 3 && lines.some((line) => /Computer .* active/.test(line));
    });
    const [holder] = await holdersOf(app, successor);
    const { name } = holder === 'Kim Swapped' ? kim : lee;
    const first =
      '*Computer* cannot be taken off *Typists* yet: the group is being swapped from *Typewriter*';
    const free = await why(`@${name} Computer`, first, `*To free the seat*, take <@`);
    expect(free.buttons).toEqual(['All licenses', 'Take out of group']);
    await anna().closeModal();

    await app.licensing.em
      .fork()
      .execute("update license_group set slack_usergroup_id = 'S0TYPISTS' where id = ?", [groupId]);
    const mirrored = await why(`@${name} Computer`, first, 'do as is said above');
    expect(mirrored.buttons).toEqual(['All licenses']);
    await anna().closeModal();

    const which = { groupId, productId: old.id, reason: null };
    await removeFromGroup(app.licensing, system, which);
    await why(`@${name} Computer`, '*To free the seat*, take the product off *Typists*.');
    await anna().click('Take product off group');
    await sees(anna(), 'Remove *Computer* from *Typists*?');
    await anna().submit();
    await sees(anna(), '*Computer*');
    await until('the seat is free', async () => (await holdersOf(app, successor)).length === 0);
  });
});

describe('who is asked about', () => {
  test('is found by name or e-mail where nobody can mention them', async () => {
    const office = await aProduct(at(), { displayName: 'Office E5' });
    const sam = await aPerson(at(), { displayName: 'Sam Okoye', email: 'sam@example.com' });
    await aPerson(at(), { displayName: 'Gus Gone', status: 'deleted' });
    await aPerson(at(), { displayName: 'Gus Goner', status: 'deleted' });
    await anAssignment(at(), sam, office);
    for (const line of ['sam@example.com Office E5', 'Sam Okoye office', 'okoye E5']) {
      await why(line, 'Sam Okoye', 'not in Slack', 'has *Office E5*.');
      await anna().closeModal();
    }
    await why('Gus Gone', 'Gus Gone', 'deleted', 'holds no licenses');
    await anna().closeModal();

    await why('Gus Office', '2 people match “Gus”: Gus Gone and Gus Goner.', 'Whose licenses?');
    await anna().choose({ actionId: OTHER }, 'Gus Goner');
    await sees(anna(), 'Gus Goner', 'holds no licenses');
    await anna().closeModal();
    await why('Nobody Knows', 'is called “Nobody Knows”');
    await anna().choose({ actionId: PERSON }, app.member.id);
    await sees(anna(), `<@${app.member.id}>`);
  });

  test('is whose name or a word of it begins so, never who has it within a word', async () => {
    await aPerson(at(), { displayName: 'Johanne Virta', status: 'deleted' });
    await why('@hanne', '1 person matches “hanne”: Johanne Virta.', 'Whose licenses?');
    await anna().closeModal();
    await aPerson(at(), { displayName: 'Vera Hanneke', email: 'vh@example.com' });
    await why('@hanne', 'Vera Hanneke', 'holds no licenses');
    await anna().closeModal();
    await aPerson(at(), { displayName: 'V. Other', email: 'hanne@example.com' });
    await why('@hanne', 'V. Other', 'holds no licenses');
    await anna().closeModal();
    await aProduct(at(), { displayName: 'Irta Desk' });
    await why('irta', `<@${app.admin.id}> does not have *Irta Desk*`);
    await anna().closeModal();
  });

  test('is oneself, where nobody is named: an overview, or one product', async () => {
    const mine = await aProduct(at(), { displayName: 'Mine alone' });
    await mick().command('/license-why');
    await sees(mick(), `<@${app.member.id}>`, 'holds no licenses');
    await mick().closeModal();
    await mick().command('/license-why mine alone');
    const { buttons } = await sees(mick(), `<@${app.member.id}> does not have *Mine alone*`);
    expect(buttons).toEqual(['All licenses']);
    await mick().click('All licenses');
    await sees(mick(), 'holds no licenses');
    expect(mick().modals).toHaveLength(1);
    await mick().closeModal();
    await why('Mine alone', 'does not have *Mine alone*');
    expect(mine.displayName).toBe('Mine alone');
  });

  test('a plan that is called as its product is left to that; several are told as such', async () => {
    const identity = await aPlan(at(), { name: 'Identity One' });
    await aProduct(at(), { displayName: 'Identity One', plans: [identity] });
    await why('Identity One', `<@${app.admin.id}> does not have *Identity One*: it is`);
    await anna().closeModal();
    await aProduct(at(), { displayName: 'Identity Two' });
    await why('Identity', '“Identity” matches several', `<@${app.admin.id}>`);
    await anna().closeModal();
  });

  test('is nobody else for who is no administrator', async () => {
    await mick().command(`/license-why @${app.admin.name}`);
    await isTold(mick(), 'Only license administrators can do this.');
    expect(mick().modal).toBeUndefined();
  });

  test('and about what, is said where it is not clear', async () => {
    for (const displayName of ['Twin one', 'Twin two']) await aProduct(at(), { displayName });
    const kim = await somebody(app, 'Kim Unclear');
    const other = await somebody(app, 'Oda Other');
    await why(`@${kim.name} Twin`, '“Twin” matches several', 'holds no licenses');
    await anna().closeModal();
    await why(`@${kim.name} Nonesuch`, 'No product or service plan matches “Nonesuch”.');
    await anna().closeModal();
    const line = `@${kim.name} @${other.name} Twin one`;
    await why(line, `One person at a time: this is <@${kim.id}>.`, 'does not have *Twin one*');
  });
});
