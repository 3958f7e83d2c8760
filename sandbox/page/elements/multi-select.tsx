import type { MultiSelect as SlackMultiSelect } from '@slack/types';
import { useRef } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { type Choice, chosenIn, valueWith } from './choice.ts';
import { useChoiceFilter } from './choice-filter.ts';
import { ChoiceList } from './choice-list.tsx';
import { useChoiceSource } from './choice-source.ts';
import { CloseAfterSearch } from './close-after-search.tsx';
import { SearchInput } from './search-input.tsx';
import { Tokens } from './tokens.tsx';
import { useElement } from './use-element.ts';

export function MultiSelect({ element }: { element: SlackMultiSelect }) {
  const { value, commit, naming, placeholder, isInvalid, focusOnLoad } = useElement(element);
  const { groups, emptyText, search, byId } = useChoiceSource(element);
  const filter = useChoiceFilter(groups, search !== undefined);
  const field = useRef<HTMLDivElement>(null);

  const chosen = chosenIn(element, value, byId);
  // To RAC a new array is a new choice, at which it drops what is being typed.
  const keys = useRef<string[]>([]);
  if (keys.current.join() !== chosen.map(({ key }) => key).join()) {
    keys.current = chosen.map(({ key }) => key);
  }
  const most = element.max_selected_items;
  const isFull = most !== undefined && chosen.length >= most;
  const listed = groups.flatMap(({ choices }) => choices);
  const closed = isFull
    ? listed.map(({ key }) => key).filter((key) => !chosen.some((choice) => choice.key === key))
    : [];

  const choose = (choices: Choice[]) => commit(valueWith(element, choices));
  const changed = (keys: readonly (string | number)[]) => {
    const known = [...chosen, ...listed];
    const next = keys.flatMap((key) => known.find((choice) => choice.key === key) ?? []);
    if (next.length !== chosen.length && (next.length < chosen.length || !isFull)) choose(next);
  };

  return (
    <div ref={field} className={`select field field-tokens${isInvalid ? ' field-invalid' : ''}`}>
      <Tokens
        choices={chosen}
        onRemove={(keys) => choose(chosen.filter(({ key }) => !keys.has(key)))}
      />
      <ComboBox
        className="select-search"
        selectionMode="multiple"
        value={keys.current}
        onChange={changed}
        onOpenChange={(isOpen, trigger) => {
          if (isOpen && trigger === 'manual') search?.('');
        }}
        defaultFilter={filter}
        disabledKeys={closed}
        allowsEmptyCollection
        isInvalid={isInvalid}
        {...naming}
      >
        <CloseAfterSearch count={chosen.length} />
        <Group className="select-search">
          <SearchInput
            placeholder={chosen.length === 0 ? placeholder || 'Select items' : ''}
            focusOnLoad={focusOnLoad}
            onType={search}
            onBackspaceInEmpty={() => choose(chosen.slice(0, -1))}
          />
        </Group>
        <ChoiceList
          groups={groups}
          emptyText={emptyText}
          note={isFull ? `You can select up to ${most}.` : undefined}
          field={field}
        />
      </ComboBox>
    </div>
  );
}
