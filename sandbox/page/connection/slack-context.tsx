import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ClientRequest, ClientState, ClientUser } from '../../slack/client-protocol.ts';
import type { Go, Place } from './place.ts';
import type { SuggestionQuery, Suggestions } from './slack-connection.ts';

export interface Slack {
  state: ClientState;
  place: Place;
  go: Go;
  send: (request: ClientRequest) => boolean;
  suggest: (query: SuggestionQuery) => Promise<Suggestions>;
  user: (id: string) => ClientUser | undefined;
}

const SlackContext = createContext<Slack | undefined>(undefined);

export function SlackProvider(props: Omit<Slack, 'user'> & { children: ReactNode }) {
  const { children, state, place, go, send, suggest } = props;
  const slack = useMemo(() => {
    const users = new Map(state.users.map((user) => [user.id, user]));
    return { state, place, go, send, suggest, user: (id: string) => users.get(id) };
  }, [state, place, go, send, suggest]);
  return <SlackContext value={slack}>{children}</SlackContext>;
}

export function useSlack(): Slack {
  const slack = useContext(SlackContext);
  if (slack === undefined) throw new Error('useSlack needs a SlackProvider around it.');
  return slack;
}
