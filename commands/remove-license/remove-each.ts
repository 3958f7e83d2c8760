import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DependencyInUse } from '../../src/licensing/errors.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { type RemoveLicenseResult, removeLicense } from '../../src/licensing/remove-license.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Asked } from './asked.ts';

/** What happened to one license. */
export type Removal = Asked & ({ result: RemoveLicenseResult } | { error: unknown });

interface How {
  /** In which it is done once. */
  viewId: string;
  reason: string | null;
}

/** Keeps, in the transaction of a removal, what is to be told of it. */
type Keep = (em: SqlEntityManager, removal: Removal) => Promise<unknown>;

/**
 * Each on its own, once a view, in the order asked. What another of them still needs is tried again
 * once that one is gone.
 */
export async function removeEach(
  call: Call,
  licensing: Licensing,
  asked: readonly Asked[],
  how: How,
  keep: Keep = async () => undefined,
): Promise<Removal[]> {
  const removals = new Map<Asked, Removal>();
  let open = asked;
  let before: number;
  do {
    before = open.length;
    for (const one of open) {
      removals.set(one, await removeOne(call, licensing, one, how, keep));
    }
    open = open.filter((one) => isInUse(removals.get(one)));
  } while (open.length > 0 && open.length < before);
  return asked.flatMap((one) => removals.get(one) ?? []);
}

/** This very form had done it before. */
export function isRepeated(removal: Removal): boolean {
  return 'result' in removal && removal.result.repeated;
}

function isInUse(removal: Removal | undefined): boolean {
  return removal !== undefined && 'error' in removal && removal.error instanceof DependencyInUse;
}

async function removeOne(
  { context }: Call,
  licensing: Licensing,
  asked: Asked,
  { viewId, reason }: How,
  keep: Keep,
): Promise<Removal> {
  const { person, productId } = asked;
  const once = { ...context, deedKey: deedKey('remove', viewId, person.id, productId) };
  try {
    const input = { personId: person.id, productId, reason };
    const result = await removeLicense(licensing, once, input, (em, done) =>
      keep(em, { ...asked, result: done }),
    );
    return { ...asked, result };
  } catch (error) {
    return { ...asked, error };
  }
}
