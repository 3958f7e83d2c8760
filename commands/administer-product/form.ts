/** The form of a product: its ids, and its values ⇄ typed input. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ProductFields } from '../../src/licensing/entities/product.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import type { SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const FORM = 'product.form';

export const FIELDS = {
  displayName: 'product.name',
  skuPartNumber: 'product.part_number',
  skuId: 'product.sku_id',
  description: 'product.description',
  helpUrl: 'product.help_url',
  purchaseUrl: 'product.purchase_url',
} as const;

/** What fits each. */
export const MAX = {
  displayName: 255,
  skuPartNumber: 255,
  skuId: 100,
  description: 3000,
  helpUrl: 2000,
  purchaseUrl: 2000,
} as const;

export const formMetadata = z.object({
  /** Null: a product to add. */
  productId: z.uuid().nullable(),
  /** Of what the form showed. */
  revision: z.string().max(16).optional(),
  returnTo: returnTo.optional(),
});
export type FormMetadata = z.infer<typeof formMetadata>;

/** What was entered as a product's fields, or what is wrong by field. */
export function parse(
  texts: Texts,
  { view }: Pick<SubmissionCall, 'view'>,
): { fields: ProductFields } | { errors: Record<string, string> } {
  const { text } = formValues(view);
  const displayName = text(FIELDS.displayName) ?? '';
  const fields: ProductFields = {
    displayName,
    skuPartNumber: text(FIELDS.skuPartNumber) ?? partNumber(displayName),
    skuId: text(FIELDS.skuId) ?? randomUUID(),
    description: text(FIELDS.description),
    helpUrl: text(FIELDS.helpUrl),
    purchaseUrl: text(FIELDS.purchaseUrl),
  };
  const wrongUrl = texts.plain('administer:noWebAddress');
  const errors = {
    ...(displayName === '' && { [FIELDS.displayName]: texts.plain('administer:nameNeeded') }),
    ...(!isWebAddress(fields.helpUrl) && { [FIELDS.helpUrl]: wrongUrl }),
    ...(!isWebAddress(fields.purchaseUrl) && { [FIELDS.purchaseUrl]: wrongUrl }),
  };
  return Object.keys(errors).length > 0 ? { errors } : { fields };
}

const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(MAX.helpUrl)
  .nullable();

function isWebAddress(text: string | null): boolean {
  return webAddress.safeParse(text).success;
}

/** "Figma Organization" as FIGMA_ORGANIZATION. */
function partNumber(name: string): string {
  return (
    name
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_|_$/g, '') || '–'
  );
}
