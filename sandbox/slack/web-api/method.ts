import type { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

export type Answer = Record<string, unknown>;

export interface Context {
  workspace: Workspace;
  /** A WebSocket address for one Socket Mode connection. */
  socketUrl: () => string;
  /** Where a file is sent to, by its key. */
  uploadUrl: (key: string) => string;
  granted: (scope: string) => boolean;
}

/** One Web API method: what token and scope it needs, its arguments, what it does. */
export interface Method {
  token: 'bot' | 'app';
  scope: string | undefined;
  call: (args: unknown, context: Context) => Answer;
}

export type Methods = Record<string, Method>;

function describe(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.message} [json-pointer:/${issue.path.join('/')}]`);
}

/** Arguments first: what Slack calls invalid_arguments. */
export function method<Schema extends z.ZodType>(
  scope: string | undefined,
  schema: Schema,
  run: (args: z.output<Schema>, context: Context) => Answer,
): Method {
  return {
    token: 'bot',
    scope,
    call(args, context) {
      const parsed = schema.safeParse(args);
      if (!parsed.success) {
        throw new SlackError('invalid_arguments', {
          response_metadata: { messages: describe(parsed.error).map((line) => `[ERROR] ${line}`) },
        });
      }
      return run(parsed.data, context);
    },
  };
}

/** Asks for a scope that depends on what is read. */
export function requireScope(context: Context, scope: string): void {
  if (context.granted(scope)) return;
  throw new SlackError('missing_scope', {
    needed: scope,
    provided: context.workspace.manifest.oauth_config.scopes.bot.join(','),
  });
}
