import { empty } from './arguments.ts';
import { type Methods, method } from './method.ts';

// https://docs.slack.dev/reference/methods/apps.connections.open
export const appsMethods: Methods = {
  'apps.connections.open': {
    ...method(undefined, empty, (_args, { socketUrl }) => ({ url: socketUrl() })),
    token: 'app',
  },
};
