import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { PersonNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { SHOWN_PERSON, type ShownPerson } from './shown-person.ts';
import { statement } from './statement.ts';

/**
 * Who somebody is, without anything that they have. Administrators may ask about everybody, all
 * others about themselves.
 * @throws {NotAllowed | PersonNotFound}
 */
export async function showPerson(
  { em }: Licensing,
  context: Context,
  { personId }: { personId: string },
): Promise<ShownPerson> {
  if (actingPersonId(context.actor) !== personId) requireAdministrator(context);
  if (!isId(personId)) throw new PersonNotFound();
  const [row] = await PERSON(em, { tenantId: context.tenantId, personId });
  if (!row) throw new PersonNotFound();
  return row.person;
}

const PERSON = statement<{ person: ShownPerson }>(`
  select ${SHOWN_PERSON} as person from person p
   where p.tenant_id = :tenantId and p.id = cast(:personId as uuid)`);
