// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import { Router } from 'express';
import { z } from 'zod';
import { answerIn, type Mood } from './misbehavior.ts';
import { messageContent } from './rules/message.ts';
import { SlackError } from './slack-error.ts';
import type { ResponseUrl, Workspace } from './workspace.ts';

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

const postSchema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/** What the app says to the one who acted, or in the channel for everybody to see. */
export function postResponse(workspace: Workspace, target: ResponseUrl, input: unknown): void {
  const parsed = postSchema.safeParse(input);
  if (!parsed.success) throw new SlackError('invalid_payload');
  const post = parsed.data;
  const original = workspace.findMessage(target.channelId, target.ts ?? '');
  if (post.delete_original) {
    if (original !== undefined) workspace.removeMessage(original);
    return;
  }
  const content = messageContent(post);
  if (post.replace_original && original !== undefined) {
    Object.assign(original, content);
    original.values.clear();
    if (original.onlyFor === undefined) {
      original.edited = { user: workspace.botUserId, ts: workspace.nextTs() };
    }
    workspace.changed();
    return;
  }
  workspace.addMessage({
    ...content,
    channelId: target.channelId,
    userId: workspace.botUserId,
    ...(post.thread_ts === undefined ? {} : { threadTs: post.thread_ts }),
    ...(post.response_type === 'ephemeral' ? { onlyFor: target.userId } : {}),
  });
}

function use(workspace: Workspace, id: string): ResponseUrl {
  const target = workspace.responseUrls.get(id);
  if (target === undefined) throw new SlackError('no_such_url');
  if (workspace.now() - target.issuedAt > LIFETIME_MS) throw new SlackError('expired_url');
  if (target.uses >= MAX_USES) throw new SlackError('used_url');
  target.uses += 1;
  return target;
}

/** POST /response/ID. Refusals have an HTTP status of their own, unlike the Web API's. */
export function responseUrls(workspace: Workspace, mood: Mood): Router {
  const router = Router();
  router.post('/:id', async (request, response) => {
    await answerIn(mood.next('response_url'), response, () => {
      try {
        postResponse(workspace, use(workspace, request.params.id), request.body);
        return { ok: true };
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        const isGone = error.code.endsWith('_url');
        response.status(isGone ? 404 : 400);
        if (!isGone) {
          const { errors } = error.details;
          workspace.violated('response_url', error.code, Array.isArray(errors) ? errors : []);
        }
        return { ok: false, error: error.code, ...error.details };
      }
    });
  });
  return router;
}
