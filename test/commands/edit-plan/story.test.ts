import { planModal } from '../../../commands/edit-plan/modal.ts';
import { ADMINISTER_PRODUCT, EDIT_PLAN } from '../../../src/slack/entry-points.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { useApp } from '../../support/app.ts';
import { aPlan, aProduct } from '../../support/builders.ts';
import { readModal } from '../../support/reading.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { manyOf, STRANGE_NAMES } from '../../support/shown.ts';
import { inTenantOf } from '../../support/somebody.ts';

describe('the form', () => {
  const id = '7f4d3c1e-8c1f-4b7e-9f0a-2f5f1f1f1f1f';
  const form = (name: string, others: number) => {
    const plans = manyOf(others, () => ({ id, name }));
    const plan = { id, name, prohibitedCountries: ['IN'], needs: plans, excludes: [] };
    return planModal(textsFor(null), plan, { productId: id, planId: id });
  };

  test.each(Object.entries(STRANGE_NAMES))('bears %s in every name', (_what, name) => {
    expect(readModal(form(name, 100)).pings).toEqual([]);
  });

  test('leaves a list that no menu holds to imports', () => {
    const ids = (others: number) => form('Plan', others).blocks.map(({ block_id }) => block_id);
    expect(ids(100)).toContain('plan.needs');
    expect(ids(101)).not.toContain('plan.needs');
  });
});

describe('an administrator', () => {
  const app = useApp();
  afterEach(() => closeModals(app));
  beforeAll(async () => {
    const teams = await aPlan(inTenantOf(app), { name: 'Teams' });
    const phone = await aPlan(inTenantOf(app), { name: 'Phone' });
    await aPlan(inTenantOf(app), { name: 'Elsewhere' });
    await aProduct(inTenantOf(app), { displayName: 'Office', plans: [teams, phone] });
    await aProduct(inTenantOf(app), { displayName: 'Suite', plans: [phone] });
  });
  const anna = () => app.slack.as(app.admin);
  const atPlans = async () => {
    await anna().command('/licenses Office');
    await sees(anna(), 'Office', 'Numbers of');
    await anna().click('Service plans (2)');
    await sees(anna(), '● Service plans');
  };

  test('sets countries, dependencies and exclusions of a plan, and sees them at once', async () => {
    await atPlans();
    const offered = await anna().suggest(EDIT_PLAN, '');
    expect(JSON.stringify(offered)).not.toContain('Elsewhere');
    await anna().choose(EDIT_PLAN, 'Phone');
    await anna().waitFor(({ modals }) => modals.length === 2);
    await anna().choose('Not offered in', ['IN']);
    await anna().choose('Needs these plans', ['Teams']);
    await anna().choose('Cannot be on together with', ['Elsewhere']);
    await anna().submit();
    await sees(anna(), '*Phone* is changed');
    await anna().waitFor(({ modals: [first] }) =>
      first?.text.includes(
        'not offered in India · needs Teams · cannot be on together with Elsewhere',
      ),
    );
  });

  test('reads of it in the history of another product that has it', async () => {
    await anna().command('/licenses Suite');
    await sees(anna(), 'Suite', 'Numbers of');
    await anna().choose(ADMINISTER_PRODUCT, 'History');
    await sees(
      anna(),
      `<@${app.admin.id}> edited a service plan of *Office*, in every product that has it.`,
      'Service plan: Phone',
      'Needs: none → Teams',
    );
  });

  test('is told at the field what could never be on', async () => {
    await atPlans();
    await anna().choose(EDIT_PLAN, 'Teams');
    await anna().waitFor(({ modals }) => modals.length === 2);
    await anna().choose('Needs these plans', ['Elsewhere']);
    await anna().choose('Cannot be on together with', ['Elsewhere']);
    await anna().submit();
    const said = expect.stringContaining('could never be on');
    expect(anna().modal?.errors).toEqual({ 'plan.needs': said, 'plan.excludes': said });
  });

  test('is told at the field what would close a circle', async () => {
    await atPlans();
    await anna().choose(EDIT_PLAN, 'Teams');
    await anna().waitFor(({ modals }) => modals.length === 2);
    await anna().choose('Needs these plans', ['Phone']);
    await anna().choose('Cannot be on together with', ['Elsewhere']);
    await anna().submit();
    expect(anna().modal?.errors).toEqual({
      'plan.needs':
        'These service plans would need each other in a circle: Teams and Phone. Take out what closes it, so that one of them comes first.',
    });
  });

  test('alone may: everybody else sees no way to it, and is refused', async () => {
    await atPlans();
    const plans = anna().modal?.blocks ?? [];
    await anna().closeModal();
    const mick = app.slack.as(app.member);
    await mick.command('/licenses Office');
    await sees(mick, 'Office', 'Numbers of');
    await mick.click('Service plans (2)');
    const { id, blocks } = await sees(mick, '● Service plans');
    expect(JSON.stringify(blocks)).not.toContain(EDIT_PLAN);
    const stored = app.slack.workspace.views.get(id);
    if (stored) stored.view.blocks = [...plans];
    const { options } = await mick.suggest(EDIT_PLAN, '');
    expect(options.flatMap((group) => group.options)).toEqual([]);
  });
});
