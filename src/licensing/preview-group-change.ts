import { IsolationLevel } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { foresee } from './foresee.ts';
import type { Licensing } from './ports.ts';
import type { ProductForeseen } from './rules/foreseen.ts';
import { type GroupChange, suppose } from './suppose-group-change.ts';

export interface GroupPreview {
  /** As of. */
  at: Date;
  group: string;
  /** People for whom it was found out. */
  people: number;
  /** Those in which the change is carried out first, then others that it touches. */
  products: ProductForeseen[];
}

/**
 * Tells what a change of a group would come to for its members, of whom there may be any number:
 * the decision of the jobs, on one snapshot, without locks and without writing.
 * @throws {NotAllowed | GroupNotFound | ProductNotFound | PlanNotInProduct | GroupNotAssigned |
 *   GroupIsMirrored | MembersUnknown | MembersDeleted | SameProduct | GroupHoldsAlready |
 *   GroupGivesWay} as the change itself would.
 */
export async function previewGroupChange(
  licensing: Licensing,
  context: Context,
  change: GroupChange,
): Promise<GroupPreview> {
  requireAdministrator(context);
  const { tenantId } = context;
  const at = licensing.clock();
  const em = licensing.em.fork();
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  try {
    const { group, whom, hypothesis } = await suppose(em, context, at, change);
    const foresight = foresee(em, tenantId, at, hypothesis);
    // Nobody at first: the products are told of whoever is in the group.
    await foresight.add([]);
    let people = 0;
    for await (const personIds of whom) {
      people += personIds.length;
      await foresight.add(personIds);
    }
    return { at, group, people, products: await foresight.products() };
  } finally {
    await em.rollback();
  }
}
