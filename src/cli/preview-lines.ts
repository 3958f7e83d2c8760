/** What an import would do to licenses, as the command line says it. */
import { shown } from '../licensing/imports/problems.ts';
import type { AffectedLicenses, ReviewPreview } from '../licensing/preview-review.ts';
import { amount, several } from './counted.ts';

const CAUSES: Record<string, string> = {
  prohibited_in_usage_location: 'a service plan is not offered in the usage location',
  usage_location_missing: 'there is no usage location',
  dependency_missing: 'a service plan that it needs is lost',
};

export function previewLines({ failing, suspended, regained }: ReviewPreview): string[] {
  const lines = [
    ...told(
      failing,
      'would be in error, and free its seat',
      'would be in error, and free their seats',
    ),
    ...told(
      suspended,
      'would be suspended, as its holder has left',
      'would be suspended, as their holders have left',
    ),
    ...told(regained, 'would be active again'),
  ];
  return [
    ...(lines.length > 0 ? lines : ['No license would change.']),
    'This was a preview: nothing was changed.',
  ];
}

function told({ total, byCode, first }: AffectedLicenses, one: string, other = one): string[] {
  if (total === 0) return [];
  return [
    `${several(total, 'license')} ${total === 1 ? one : other}:`,
    ...byCode.map(({ code, count }) => `  ${amount(count)} because ${CAUSES[code] ?? code}`),
    ...first.map(({ person, product, group }) => {
      const through = group === null ? 'direct' : `through ${shown(group)}`;
      return `  ${shown(person)}: ${shown(product)} (${through})`;
    }),
    ...(total > first.length ? [`  and ${amount(total - first.length)} more`] : []),
  ];
}
