import { useEffect, useRef, useState } from 'react';
import { useFrame } from '../blocks/frame.tsx';
import { useSurface } from '../blocks/surface.tsx';
import type { Suggestions } from '../connection/slack-connection.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { type ChoiceGroup, optionChoice, type SelectElement } from './choice.ts';

/** Slack's own least length of a query where the element names none. */
const DEFAULT_LENGTH = 3;
const PAUSE = 200;

interface Found {
  groups: ChoiceGroup[];
  emptyText: string;
}

function foundIn({ options, failure }: Suggestions): Found {
  const groups = options.map((group) => ({
    label: group.label,
    choices: group.options.map(({ text, value, description }) =>
      optionChoice({
        text: { type: 'plain_text', text, emoji: true },
        value,
        ...(description === undefined
          ? {}
          : { description: { type: 'plain_text', text: description, emoji: true } }),
      }),
    ),
  }));
  return { groups, emptyText: failure ?? 'No results' };
}

/** Asks the app for the options of an external select, a pause after the last character. */
export function useSuggestions(element: SelectElement) {
  const { suggest } = useSlack();
  const { container } = useSurface();
  const { blockId } = useFrame();
  const [found, setFound] = useState<Found>({ groups: [], emptyText: '' });
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const least = (isExternal ? element.min_query_length : undefined) ?? DEFAULT_LENGTH;

  const search = (query: string) => {
    clearTimeout(timer.current);
    const id = ++asked.current;
    if (query.length < least) {
      const characters = least === 1 ? 'a character' : `at least ${least} characters`;
      setFound({ groups: [], emptyText: `Type ${characters} to search` });
      return;
    }
    setFound({ groups: [], emptyText: 'Loading…' });
    const ask = async () => {
      const suggestions = await suggest({
        container,
        blockId,
        actionId: element.action_id ?? '',
        query,
      });
      if (id === asked.current) setFound(foundIn(suggestions));
    };
    timer.current = setTimeout(ask, query === '' ? 0 : PAUSE);
  };
  return { ...found, search };
}
