/**
 * The two tables that products come in: our own, and Microsoft's "Product names and service plan
 * identifiers for licensing" as published. Either has a line for each product and plan.
 */
import { z } from 'zod';
import { country, identifier, line, list, optional, text, url } from './cells.ts';

/** A line of either, under the names of the staging table. Of Microsoft's, lists and links are null. */
export interface ProductLine {
  sku_id: string;
  sku_part_number: string;
  product_name: string;
  description: string | null;
  help_url: string | null;
  purchase_url: string | null;
  /** Null: the product has no plans. */
  plan_id: string | null;
  plan_name: string | null;
  plan_friendly_name: string | null;
  plan_countries_not_offered: string[] | null;
  plan_depends_on: string[] | null;
  plan_excludes: string[] | null;
}

/** Lists of plan ids are separated by spaces and semicolons. */
const planId = identifier(100).regex(/^[^\s;]+$/, 'must have no spaces or semicolons in it');

const ownLine = z
  .object({
    sku_id: identifier(100),
    sku_part_number: line(255),
    product_name: line(255),
    description: text(10_000).transform((cell) => cell || null),
    help_url: optional(url),
    purchase_url: optional(url),
    plan_id: optional(planId),
    plan_name: optional(line(255)),
    plan_friendly_name: optional(line(255)),
    plan_countries_not_offered: list(country),
    plan_depends_on: list(planId),
    plan_excludes: list(planId),
  })
  .superRefine((row, context) => {
    const refuse = (column: string, message: string) =>
      context.addIssue({ code: 'custom', path: [column], message });
    if (row.plan_id === null) {
      const { plan_name, plan_friendly_name, plan_countries_not_offered } = row;
      const rest = [plan_name, plan_friendly_name, ...plan_countries_not_offered];
      if ([...rest, ...row.plan_depends_on, ...row.plan_excludes].some((cell) => cell !== null)) {
        refuse('plan_id', 'is empty, but other columns of the plan are not');
      }
      return;
    }
    if (row.plan_name === null) refuse('plan_name', 'is empty');
    for (const column of ['plan_depends_on', 'plan_excludes'] as const) {
      if (row[column].includes(row.plan_id)) refuse(column, 'names the plan itself');
    }
    if (row.plan_depends_on.some((id) => row.plan_excludes.includes(id))) {
      refuse('plan_excludes', 'names a plan that it also depends on');
    }
  });

export const ownProductLine = ownLine.transform(
  (row): ProductLine => ({ ...row, plan_friendly_name: row.plan_friendly_name ?? row.plan_name }),
);

const microsoftLine = z.object({
  Product_Display_Name: line(255),
  String_Id: line(255),
  GUID: identifier(100),
  Service_Plan_Name: line(255),
  Service_Plan_Id: planId,
  Service_Plans_Included_Friendly_Names: optional(line(255)),
});

export const microsoftProductLine = microsoftLine.transform(
  (row): ProductLine => ({
    sku_id: row.GUID,
    sku_part_number: row.String_Id,
    product_name: row.Product_Display_Name,
    description: null,
    help_url: null,
    purchase_url: null,
    plan_id: row.Service_Plan_Id,
    plan_name: row.Service_Plan_Name,
    plan_friendly_name: row.Service_Plans_Included_Friendly_Names ?? row.Service_Plan_Name,
    plan_countries_not_offered: null,
    plan_depends_on: null,
    plan_excludes: null,
  }),
);

export const productFormats = [
  { name: 'seatkeeper', columns: Object.keys(ownLine.shape) },
  { name: 'microsoft', columns: Object.keys(microsoftLine.shape) },
] as const;

export type ProductFormat = (typeof productFormats)[number]['name'];

/** Of a bad line of ours, the plan that other lines may refer to. */
export function planOf(cells: Readonly<Record<string, string>>): Partial<ProductLine> | null {
  const plan = ownLine.shape.plan_id.safeParse(cells['plan_id'] ?? '');
  return plan.success ? { plan_id: plan.data } : null;
}
