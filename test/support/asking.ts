/** A company in which licenses are asked for. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../src/licensing/actor.ts';
import { type MakeRequest, makeRequest } from '../../src/licensing/requests/make-request.ts';
import { aPerson, aProduct, asAdministrator, asEverybody, aTenant } from './builders.ts';
import type { TestLicensing } from './licensing.ts';

/** Ada and Bo administer, by their Slack ids; Mia asks. */
export async function anAskingCompany(
  licensing: TestLicensing,
  { seats = 1 }: { seats?: number } = {},
) {
  const tenant = await aTenant(licensing);
  const person = (displayName: string) =>
    aPerson(tenant, { displayName, slackUserId: `U${randomUUID().slice(0, 8).toUpperCase()}` });
  const [ada, bo, mia, ned] = [
    ...[await person('Ada'), await person('Bo')],
    ...[await person('Mia'), await person('Ned')],
  ] as const;
  const product = await aProduct(tenant, { displayName: 'Suite', seats });
  const slackIds = [ada, bo].map(({ slackUserId }) => slackUserId ?? '');
  const administrators = {
    slackUserIds: new Set(slackIds),
    emails: new Set<string>(),
    includeWorkspaceAdmins: false,
  };
  const asked = { productId: product.id, untilDate: null, reason: 'For a project' };
  return {
    ...{ tenant, ada, bo, mia, ned, product, administrators, slackIds },
    by: { ada: asAdministrator(tenant, ada), bo: asAdministrator(tenant, bo) },
    mine: asEverybody(tenant, mia),
    ask: (more: Partial<MakeRequest> = {}, context: Context = asEverybody(tenant, mia)) =>
      makeRequest(licensing, context, { ...asked, personId: mia.id, ...more }),
  };
}
