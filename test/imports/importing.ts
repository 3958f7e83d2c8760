import type { Context } from '../../src/licensing/actor.ts';
import { type ImportProblem, ImportRefused } from '../../src/licensing/imports/problems.ts';
import { auditOf } from '../support/audit.ts';
import type { Workspace } from '../support/builders.ts';

/** As the command line imports. */
export function importer({ tenantId }: Pick<Workspace, 'tenantId'>): Context {
  return { tenantId, actor: { kind: 'system', cause: 'a test' }, surface: 'cli' };
}

/** What the audit says of single things that imports changed; `action` is theirs. */
export async function changesOf(workspace: Pick<Workspace, 'em' | 'tenantId'>, action: string) {
  const entries = await auditOf(workspace);
  return entries
    .filter((entry) => entry.action === action)
    .map(({ personId, productId, before, after }) => ({ personId, productId, before, after }));
}

/** A CSV file of these lines. */
export function csv(lines: readonly string[]): Buffer[] {
  return [Buffer.from(lines.map((line) => `${line}\n`).join(''))];
}

/** Why an import was refused; fails where it was not. */
export async function problemsOf(work: Promise<unknown>): Promise<readonly ImportProblem[]> {
  return (await refusalOf(work)).problems;
}

export async function refusalOf(work: Promise<unknown>): Promise<ImportRefused> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof ImportRefused) return outcome;
  throw new Error('Expected the import to be refused', { cause: outcome });
}
