import { type Context, requireAdministrator } from './actor.ts';
import { type PlanSettings, readPlanSettings } from './plan-settings.ts';
import type { Licensing } from './ports.ts';

/** What limits a service plan of a product. @throws {NotAllowed | PlanNotFound} */
export async function showPlan(
  licensing: Licensing,
  context: Context,
  input: { productId: string; planId: string },
): Promise<PlanSettings> {
  requireAdministrator(context);
  return readPlanSettings(licensing.em.fork(), context.tenantId, input);
}
