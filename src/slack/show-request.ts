/**
 * The job that brings a copy of a request, an approver's or a channel's, to what the request is. What is
 * to be sent is read from the rows each time, so it may run any number of times, in any number of processes.
 */
import { WebAPIRateLimitedError } from '@slack/web-api';
import { NeverWorks } from '../jobs/never-works.ts';
import { findPersonBySlackId } from '../licensing/find-person-by-slack-id.ts';
import type { JobData } from '../licensing/ports.ts';
import { isChannel } from '../licensing/recipient.ts';
import { givePolicyChannelUp } from '../licensing/requests/give-policy-channel-up.ts';
import type { ShownRequest } from '../licensing/requests/read-request.ts';
import {
  type Copy,
  releaseCopy,
  settleCopy,
  takeCopy,
} from '../licensing/requests/request-copies.ts';
import type { Message } from './direct-message.ts';
import { whoDecides } from './error-messages.ts';
import { offerMessage } from './offer-message.ts';
import { bringMessage } from './post-message.ts';
import { readRequestFacts } from './request-facts.ts';
import { requestMessage } from './request-message.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
import { CHANNEL_CLOSED } from './tell-channel.ts';
import { PERMANENT } from './tell-person.ts';
import { type Texts, textsFor, textsOf } from './texts.ts';

/** Somebody else is at it. */
const AGAIN_SECONDS = 5;

type Teller = Pick<Services, 'licensing' | 'workspace' | 'clients' | 'administrators'>;

/** @throws {NeverWorks} where Slack says that it stays so. */
export async function showRequest(
  services: Teller,
  data: JobData['show-request'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  const again = (afterSeconds: number) =>
    licensing.queue.enqueue(licensing.em.fork(), tenantId, 'show-request', data, { afterSeconds });
  while (!signal.aborted) {
    const copy = await takeCopy(licensing, tenantId, data);
    if (copy === 'nothing') return;
    if (copy === 'later') return void (await again(AGAIN_SECONDS));
    try {
      await settleCopy(licensing, tenantId, copy, await send(services, copy));
    } catch (error) {
      await releaseCopy(licensing, tenantId, copy);
      if (error instanceof WebAPIRateLimitedError) return void (await again(error.retryAfter));
      const code = slackRefusal(error);
      // It is not kept for who cannot be reached: nobody answers it in time.
      if (copy.offer > 0 && copy.place === null && PERMANENT.has(code)) {
        await settleCopy(licensing, tenantId, copy, null);
      }
      if (isChannel(data.slackUserId) && CHANNEL_CLOSED.has(code)) {
        return givePolicyChannelUp(licensing, tenantId, { channelId: data.slackUserId, why: code });
      }
      throw PERMANENT.has(code) ? new NeverWorks(code) : error;
    }
  }
}

async function copyMessage(
  services: Teller,
  texts: Texts,
  request: ShownRequest,
  isAsked: boolean,
): Promise<Message> {
  const { tenantId } = services.workspace;
  const facts =
    request.state === 'pending' ? await readRequestFacts(services, tenantId, request) : null;
  const approvers = facts ? whoDecides(texts, facts.decision, services.administrators) : '';
  return requestMessage(texts, request, facts, { isAsked, approvers });
}

/** Where it stands; null where somebody deleted it. */
async function send(services: Teller, copy: Copy) {
  const { request, slackUserId, offer, isAsked, language, place } = copy;
  const { licensing, workspace, clients } = services;
  const { tenantId } = workspace;
  const reader = await findPersonBySlackId(licensing, tenantId, slackUserId);
  const texts = reader ? textsOf(reader) : textsFor(language);
  const isFor = request.person.slackUserId === slackUserId;
  const message =
    offer > 0
      ? offerMessage(texts, request, { offer, isFor })
      : await copyMessage(services, texts, request, isAsked);
  const it = { recipient: slackUserId, place };
  const brought = await bringMessage(clients.messages, it, message);
  return brought.isDeleted ? null : brought.place;
}
