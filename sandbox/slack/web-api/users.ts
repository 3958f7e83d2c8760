// https://docs.slack.dev/reference/methods/users.info and its neighbors
import { z } from 'zod';
import { type SlackUser, userObject } from '../people.ts';
import { SlackError } from '../slack-error.ts';
import { count, flag } from './arguments.ts';
import { type Answer, type Context, type Methods, method } from './method.ts';
import { page } from './pages.ts';

function find({ workspace }: Context, id: string): SlackUser {
  const user = workspace.users.get(id);
  if (user === undefined) throw new SlackError('user_not_found');
  return user;
}

function show(context: Context, user: SlackUser, locale: boolean): Answer {
  const { granted, workspace } = context;
  return userObject(user, { email: granted('users:read.email'), locale, now: workspace.now() });
}

export const usersMethods: Methods = {
  'users.info': method(
    'users:read',
    z.object({ user: z.string(), include_locale: flag.default(false) }),
    (args, context) => ({ user: show(context, find(context, args.user), args.include_locale) }),
  ),

  'users.list': method(
    'users:read',
    z.object({
      cursor: z.string().optional(),
      limit: count.default(1000),
      include_locale: flag.default(false),
    }),
    (args, context) => {
      const own = [...context.workspace.users.values()].filter((user) => !user.isStranger);
      const { items, response_metadata } = page(own, args.cursor, args.limit);
      return {
        members: items.map((user) => show(context, user, args.include_locale)),
        cache_ts: Math.floor(context.workspace.now() / 1000),
        response_metadata,
      };
    },
  ),

  // Answers only about active people of the own organization.
  'users.lookupByEmail': method(
    'users:read.email',
    z.object({ email: z.string() }),
    (args, context) => {
      const email = args.email.toLowerCase();
      const user = [...context.workspace.users.values()].find(
        (each) => each.email?.toLowerCase() === email && !each.deleted && !each.isStranger,
      );
      if (user === undefined) throw new SlackError('users_not_found');
      return { user: show(context, user, false) };
    },
  ),

  'users.profile.get': method(
    'users.profile:read',
    z.object({ user: z.string() }),
    (args, context) => ({
      profile: show(context, find(context, args.user), false)['profile'],
    }),
  ),
};
