import { useApp } from '../../support/app.ts';
import { anAssignment, aProduct } from '../../support/builders.ts';
import { closeModals, sees } from '../../support/seeing.ts';
import { inTenantOf, somebody } from '../../support/somebody.ts';

const app = useApp();
afterEach(() => closeModals(app));

test('the product underneath shows at once what was assigned and removed on top of it', async () => {
  const product = await aProduct(inTenantOf(app), { displayName: 'Visio', seats: 3 });
  const kim = await somebody(app, 'Kim Holder');
  const lee = await somebody(app, 'Lee Newcomer');
  await anAssignment(inTenantOf(app), { id: kim.personId }, product);
  const anna = app.slack.as(app.admin);
  const underneath = (...words: string[]) =>
    anna.waitFor(({ modals: [first] }) => words.every((word) => first?.text.includes(word)));

  await anna.command('/licenses Visio');
  await sees(anna, '*1* assigned · *2* available');
  await anna.click('Holders (1)');
  await sees(anna, `*<@${kim.id}>*`);

  await anna.click('Assign license');
  await sees(anna, 'Visio', 'Last day');
  await anna.choose('People', [lee.id]);
  await anna.submit();
  await underneath('*2* assigned · *1* available', `*<@${lee.id}>*`, '● Holders (2)');
  await anna.closeModal();

  await sees(anna, `*<@${lee.id}>*`);
  await anna.click('Remove Visio from Kim Holder');
  await anna.waitFor(({ modals }) => modals.length === 2);
  await sees(anna, `<@${kim.id}>`, 'Visio');
  await anna.submit();
  await underneath('*1* assigned · *2* available', '● Holders (1)');
  expect(anna.modals[0]?.text).not.toContain(kim.id);
});
