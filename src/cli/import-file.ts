import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { placeOfFiles } from '../config.ts';
import {
  importGroupsCsv,
  importPeopleCsv,
  importProductsCsv,
  importSubscriptionsCsv,
} from '../imports/import-csv.ts';
import type { Context } from '../licensing/actor.ts';
import type { GroupCounts } from '../licensing/imports/import-groups.ts';
import type { PeopleCounts } from '../licensing/imports/import-people.ts';
import type { ProductCounts } from '../licensing/imports/import-products.ts';
import { type ImportProblem, ImportRefused } from '../licensing/imports/problems.ts';
import type { ImportCounts, Imported } from '../licensing/imports/run-import.ts';
import type { ReviewPreview } from '../licensing/preview-review.ts';
import { chooseTenant } from './choose-tenant.ts';
import { CliError } from './cli-error.ts';
import { amount, several } from './counted.ts';
import { withDatabase } from './database.ts';
import type { ImportKind } from './import-kinds.ts';
import { previewLines } from './preview-lines.ts';
import { showProgress } from './progress.ts';

const imports = {
  products: importProductsCsv,
  subscriptions: importSubscriptionsCsv,
  people: importPeopleCsv,
  groups: importGroupsCsv,
};

/** Imports a CSV file, or standard input where it is `-`, and says what came of it. */
export async function importFile(
  kind: ImportKind,
  file: string,
  options: { tenant?: string; preview?: boolean; complete?: boolean },
): Promise<void> {
  const { preview, complete } = options;
  if (complete && kind !== 'people') {
    throw new CliError('--complete is for people: whoever is not in the file has left.');
  }
  const input = await openInput(file);
  try {
    await withDatabase(async (connected) => {
      const tenant = await chooseTenant(connected, options.tenant);
      const context: Context = {
        tenantId: tenant.id,
        actor: { kind: 'system', cause: `command line: import ${kind}` },
        surface: 'cli',
      };
      const progress = showProgress({
        title: `Reading ${input.name}`,
        size: input.size,
        output: process.stderr,
      });
      const bytes = progress.reading(input.bytes);
      const counts = await imports[kind](connected.licensing, context, bytes, {
        fileName: input.name,
        newTenantName: tenant.exists ? undefined : tenant.name,
        report: (problem) => progress.say(problemLine(problem)),
        ...{ preview, complete },
      });
      if (!tenant.exists && !preview) {
        console.log(`Tenant ${tenant.id} did not exist yet; it was made.`);
      }
      console.log(summary(kind, input.name, tenant.id, counts));
      for (const line of previewed(kind, counts.preview)) console.log(line);
    });
  } catch (error) {
    if (error instanceof ImportRefused) {
      throw new CliError(
        `${input.name} was not imported, and nothing was changed: ${several(error.total, 'problem')}.`,
      );
    }
    throw error;
  } finally {
    input.bytes.destroy();
  }
}

function previewed(kind: ImportKind, preview: ReviewPreview | undefined): string[] {
  if (!preview) return [];
  // What joining and leaving bring is done by the bot, and not tried here.
  return kind === 'groups' ? ['This was a preview: nothing was changed.'] : previewLines(preview);
}

async function openInput(file: string) {
  if (file === '-') return { bytes: process.stdin, name: 'standard input', size: undefined };
  const path = resolve(placeOfFiles(), file);
  const facts = await stat(path);
  if (facts.isDirectory()) throw new CliError(`This is a folder, not a file: ${path}`);
  return {
    bytes: createReadStream(path),
    name: basename(path),
    size: facts.isFile() ? facts.size : undefined,
  };
}

function summary(
  kind: ImportKind,
  name: string,
  tenantId: string,
  counts: Imported<ImportCounts & Partial<ProductCounts & PeopleCounts & GroupCounts>>,
): string {
  const { lines, created, updated, unchanged, plansCreated, plansUpdated } = counts;
  const { plansDropped, plansKept, groupsCreated, membersLeft } = counts;
  const verb = counts.preview ? 'would be imported' : 'is imported';
  const imported = `${name} ${verb} into ${tenantId}: ${several(lines, 'line')}`;
  if (groupsCreated !== undefined) {
    return (
      `${imported}; groups: ${amount(groupsCreated)} new; members: ${amount(created)} joined, ` +
      `${amount(membersLeft ?? 0)} left, ${amount(unchanged)} unchanged.`
    );
  }
  const parts = [
    `${imported}; ${kind}: ${amount(created)} new, ${amount(updated)} updated, ` +
      `${amount(unchanged)} unchanged.`,
  ];
  if (counts.deleted !== undefined) {
    parts.push(`Not in the file, and so deleted: ${several(counts.deleted, 'person', 'people')}.`);
  }
  if (plansCreated !== undefined) {
    parts.push(`Service plans: ${amount(plansCreated)} new, ${amount(plansUpdated ?? 0)} updated.`);
  }
  if (plansDropped)
    parts.push(`${several(plansDropped, 'plan')} no longer in the file left their product.`);
  if (plansKept) {
    parts.push(
      `${several(plansKept, 'plan')} no longer in the file stayed: licenses have them switched off.`,
    );
  }
  return parts.join('\n');
}

function problemLine({ line, column, cause }: ImportProblem): string {
  return column === undefined ? `  line ${line}: ${cause}` : `  line ${line}, ${column}: ${cause}`;
}
