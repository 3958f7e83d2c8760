// https://docs.slack.dev/apis/web-api
import { type Request, Router } from 'express';
import { answerIn, type Mood } from '../misbehavior.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { appsMethods } from './apps.ts';
import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationsMethods } from './conversations.ts';
import { filesMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { Answer, Context, Methods } from './method.ts';
import { usergroupsMethods } from './usergroups.ts';
import { usersMethods } from './users.ts';
import { viewsMethods } from './views.ts';

const methods: Methods = {
  ...authMethods,
  ...appsMethods,
  ...usersMethods,
  ...usergroupsMethods,
  ...conversationsMethods,
  ...historyMethods,
  ...chatMethods,
  ...filesMethods,
  ...viewsMethods,
};

/** One call the app made, for assertions. */
export interface Call {
  method: string;
  args: Record<string, unknown>;
  response: Answer;
}

export interface WebApiOptions {
  workspace: Workspace;
  mood: Mood;
  calls: Call[];
  socketUrl: () => string;
  uploadUrl: (key: string) => string;
  /** Asked before each call; seconds to wait where the method's rate is exceeded. */
  retryAfter: (method: string, args: Record<string, unknown>) => number | undefined;
}

function tokenOf(request: Request, args: Record<string, unknown>): string | undefined {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer') return token;
  return typeof args['token'] === 'string' ? args['token'] : undefined;
}

function authorize(workspace: Workspace, name: string, token: string | undefined): void {
  if (token === undefined || token === '') throw new SlackError('not_authed');
  const kind = token === workspace.botToken ? 'bot' : token === workspace.appToken ? 'app' : null;
  if (kind === null) throw new SlackError('invalid_auth');
  const method = methods[name];
  if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
  if (method.token !== kind) throw new SlackError('not_allowed_token_type');
}

function callMethod(
  options: WebApiOptions,
  name: string,
  args: Record<string, unknown>,
  token: string | undefined,
): Answer {
  const { workspace, socketUrl, uploadUrl } = options;
  const scopes = workspace.manifest.oauth_config.scopes.bot;
  const granted = (scope: string) => scopes.includes(scope);
  const context: Context = { workspace, socketUrl, uploadUrl, granted };
  try {
    authorize(workspace, name, token);
    const method = methods[name];
    if (method?.scope !== undefined && !context.granted(method.scope)) {
      throw new SlackError('missing_scope', { needed: method.scope, provided: scopes.join(',') });
    }
    return { ok: true, ...method?.call(args, context) };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

/** Refusals that say the app built a wrong payload, not that the world changed meanwhile. */
const VIOLATIONS = [
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'unknown_method',
  'view_too_large',
];

function record(options: WebApiOptions, call: Call): void {
  options.calls.push(call);
  const { error, needed, response_metadata: metadata } = call.response;
  // Whether an optional scope was granted, an app finds out by asking.
  const optional = options.workspace.manifest.oauth_config.scopes.bot_optional;
  if (error === 'missing_scope' && optional.includes(String(needed))) return;
  if (typeof error !== 'string' || !VIOLATIONS.includes(error)) return;
  const isListed = typeof metadata === 'object' && metadata !== null && 'messages' in metadata;
  const messages = isListed && Array.isArray(metadata.messages) ? metadata.messages : [];
  options.workspace.violated(call.method, error, messages.map(String));
}

/** POST /api/METHOD, form-encoded or JSON. */
export function webApi(options: WebApiOptions): Router {
  const router = Router();
  router.post('/:method', async (request, response) => {
    const name = request.params.method;
    const args: Record<string, unknown> = { ...request.body };
    const { token: _token, ...logged } = args;
    response.set('x-oauth-scopes', options.workspace.manifest.oauth_config.scopes.bot.join(','));
    const wait = options.retryAfter(name, args);
    const mood =
      wait === undefined
        ? options.mood.next(name, args['channel'])
        : ({ kind: 'rate_limited', retryAfter: wait } as const);
    await answerIn(mood, response, () => {
      const answer = callMethod(options, name, args, tokenOf(request, args));
      record(options, { method: name, args: logged, response: answer });
      return answer;
    });
  });
  return router;
}
