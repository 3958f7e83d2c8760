/** Draws the Home tab each time somebody opens it, so that it shows what holds now. */
import { z } from 'zod';
import { requestReference } from '../../src/current-request.ts';
import type { Context } from '../../src/licensing/actor.ts';
import { readAlertRoutes } from '../../src/licensing/alerts/alert-route.ts';
import { readAttention } from '../../src/licensing/alerts/read-attention.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { listRequests } from '../../src/licensing/requests/list-requests.ts';
import type { Home } from '../../src/slack/blocks.ts';
import { buildCall } from '../../src/slack/calls.ts';
import { WrongWorkspace, whoMay } from '../../src/slack/error-messages.ts';
import { logError } from '../../src/slack/log-error.ts';
import { returnIt } from '../../src/slack/return-button.ts';
import type { ActionCall, EventCall, Slice } from '../../src/slack/slice.ts';
import { textsFor } from '../../src/slack/texts.ts';
import { downView, type HomeFacts, homeView, RETURN } from './view.ts';

export const appHome: Slice = {
  events: { app_home_opened: opened },
  actions: { [RETURN]: returned },
};

const homeOpened = z.object({ user: z.string(), tab: z.literal('home') });

async function opened({ services, event }: EventCall): Promise<void> {
  const parsed = homeOpened.safeParse(event);
  if (!parsed.success) return;
  const { user } = parsed.data;
  const view = await homeOf(services, user);
  if (view) await services.clients.quick.views.publish({ user_id: user, view });
}

async function returned(call: ActionCall): Promise<void> {
  const { services, person } = call;
  const notice = await returnIt(call);
  const userId = person.slackUserId ?? '';
  const view = await homeOf(services, userId, notice);
  if (view) await services.clients.quick.views.publish({ user_id: userId, view });
}

/** Undefined for bots and people of other organizations. */
async function homeOf(
  services: EventCall['services'],
  userId: string,
  notice?: string,
): Promise<Home | undefined> {
  const { teamId, enterpriseId } = services.workspace;
  const sender = { userId, teamIds: [teamId], enterpriseId: enterpriseId ?? undefined };
  const requestId = requestReference();
  try {
    const { context, person, isAdministrator, texts } = await buildCall(
      services,
      sender,
      requestId,
    );
    const held = await listHoldings(services.licensing, context, { personId: person.id });
    const administrators = whoMay(texts, await services.people.administrators());
    const requests = await requestsOf(services, context, isAdministrator);
    const alertRoutes = isAdministrator
      ? await readAlertRoutes(services.licensing.em.fork(), context.tenantId)
      : null;
    const attention = isAdministrator ? await readAttention(services.licensing, context) : null;
    const name = person.displayName;
    const facts = { name, ...held, isAdministrator, administrators, requests };
    return homeView(texts, { ...facts, alertRoutes, attention, notice });
  } catch (error) {
    if (error instanceof WrongWorkspace) return undefined;
    logError(services, error, 'event app_home_opened');
    return downView(textsFor(null), requestId);
  }
}

/** One's own that wait, and for who decides on any those that wait for them. */
async function requestsOf(
  { licensing, administrators }: EventCall['services'],
  context: Context,
  isAdministrator: boolean,
): Promise<HomeFacts['requests']> {
  const open = (list: 'mine' | 'waiting') =>
    listRequests(licensing, context, administrators, { list, state: 'open', page: 0 });
  const [mine, waiting] = await Promise.all([open('mine'), open('waiting')]);
  return { mine, waiting: isAdministrator || waiting.count > 0 ? waiting : null };
}
