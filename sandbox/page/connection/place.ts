/** Where the person is: who they act as and what they look at. It lives in the address. */
import { useCallback, useState, useSyncExternalStore } from 'react';

export interface Place {
  as: string | undefined;
  channel: string | undefined;
  tab: 'home' | 'messages';
}

function placeOf(search: string): Place {
  const query = new URLSearchParams(search);
  return {
    as: query.get('as') ?? undefined,
    channel: query.get('c') ?? undefined,
    tab: query.get('tab') === 'messages' ? 'messages' : 'home',
  };
}

export function addressOf(place: Place): string {
  const query = new URLSearchParams();
  if (place.as !== undefined) query.set('as', place.as);
  if (place.channel !== undefined) query.set('c', place.channel);
  if (place.tab === 'messages') query.set('tab', 'messages');
  return `?${query}`;
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  return () => removeEventListener('popstate', listener);
}

export type Go = (place: Place, how?: 'replace') => void;

export function usePlace(): [Place, Go] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const [known, setKnown] = useState({ search, place: placeOf(search) });
  if (known.search !== search) setKnown({ search, place: placeOf(search) });
  const go = useCallback<Go>((next, how) => {
    const address = addressOf(next);
    if (address === location.search) return;
    if (how === 'replace') history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, []);
  return [known.place, go];
}
