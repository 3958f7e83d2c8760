/** What somebody whom a request concerns is told, once it is decided. */
import { findPersonBySlackId } from '../licensing/find-person-by-slack-id.ts';
import type { Tidings } from '../licensing/ports.ts';
import { readRequest, type ShownRequest } from '../licensing/requests/read-request.ts';
import { context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { requestNames } from './request-lines.ts';
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
  return { slackUserId, message: decidedMessage(textsOf(reader), request, isFor) };
}

/** @param isFor whoever reads it is to have the license. */
export function decidedMessage(texts: Texts, request: ShownRequest, isFor: boolean): Message {
  const { md } = texts;
  const names = requestNames(texts, request);
  const isApproved = request.state === 'fulfilled';
  if (request.state === 'pending') throw new Error('Nobody has decided on it');
  const own = TOLD[request.state];
  const text = md(isFor ? own : `${own}For`, names);
  const isThere = isApproved || request.state === 'closed';
  const next = isThere ? (isFor ? [md('requests:toldMine')] : []) : [md('requests:toldNext')];
  return { text, blocks: [section(text), ...next.map((line) => context(line))] };
}

const TOLD = {
  fulfilled: 'requests:toldFulfilled',
  denied: 'requests:toldDenied',
  withdrawn: 'requests:toldWithdrawn',
  expired: 'requests:toldExpired',
  closed: 'requests:toldClosed',
} as const;
