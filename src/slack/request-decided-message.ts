/** What somebody whom a request concerns is told, once it is decided. */
import { findPersonBySlackId } from '../licensing/find-person-by-slack-id.ts';
import type { Tidings } from '../licensing/ports.ts';
import { readRequest, type ShownRequest } from '../licensing/requests/read-request.ts';
import { context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { requestNames, whyClosed } from './request-lines.ts';
import type { Services } from './services.ts';
import { type Texts, textsOf } from './texts.ts';

/** Null where nobody is to be told: gone, or not in Slack. */
export async function requestLetter(
  { licensing, workspace }: Pick<Services, 'licensing' | 'workspace'>,
  { requestId, personId }: Extract<Tidings, { kind: 'request_decided' }>,
): Promise<{ slackUserId: string; message: Message } | null> {
  const { tenantId } = workspace;
  const request = await readRequest(licensing.em.fork(), tenantId, requestId);
  if (!request) return null;
  const all = [request.person, request.requester, ...request.joined];
  const slackUserId = all.find(({ id }) => id === personId)?.slackUserId ?? null;
  if (slackUserId === null) return null;
  const reader = await findPersonBySlackId(licensing, tenantId, slackUserId);
  if (reader?.status !== 'active') return null;
  const isFor = request.person.id === personId;
  // The offer itself tells them.
  if (isFor && request.state === 'offered') return null;
  return { slackUserId, message: decidedMessage(textsOf(reader), request, isFor) };
}

/** @param isFor whoever reads it is to have the license. */
export function decidedMessage(texts: Texts, request: ShownRequest, isFor: boolean): Message {
  const { md } = texts;
  const names = requestNames(texts, request);
  const { state, cause, place } = request;
  if (state === 'pending') throw new Error('Nobody has decided on it');
  const own = state === 'waitlisted' && cause === 'lapsed' ? 'requests:toldLapsed' : TOLD[state];
  const isEnded = state === 'closed' && cause !== null && cause !== 'held_otherwise';
  const told = isEnded ? 'requests:toldEnded' : own;
  const more = { ...names, place, ...(isEnded && { why: whyClosed(texts, request) }) };
  const text = md(isFor ? told : `${told}For`, more);
  const next = isEnded ? [md('requests:toldAgain')] : nextLines(texts, request, isFor);
  return { text, blocks: [section(text), ...next.map((line) => context(line))] };
}

function nextLines({ md }: Texts, { state }: ShownRequest, isFor: boolean): string[] {
  if (state === 'waitlisted') return [md('requests:toldWaitNext')];
  if (state === 'fulfilled' || state === 'closed') return isFor ? [md('requests:toldMine')] : [];
  if (state === 'offered') return [];
  // Nobody did it, so there is nobody to talk to.
  return [md(state === 'expired' ? 'requests:toldAgain' : 'requests:toldNext')];
}

const TOLD = {
  fulfilled: 'requests:toldFulfilled',
  denied: 'requests:toldDenied',
  withdrawn: 'requests:toldWithdrawn',
  expired: 'requests:toldExpired',
  closed: 'requests:toldClosed',
  waitlisted: 'requests:toldWaitlisted',
  offered: 'requests:toldOffered',
} as const;
