import { type RefObject, useContext } from 'react';
import { Collection } from 'react-aria-components/Collection';
import { ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { Avatar } from '../workspace/avatar.tsx';
import { Icon } from '../workspace/icon.tsx';
import { PersonTags } from '../workspace/person-tags.tsx';
import type { Choice, ChoiceGroup } from './choice.ts';
import { HighlightFirst } from './highlight-first.tsx';

function ChoiceItem({ choice }: { choice: Choice }) {
  const { key, text, description, user } = choice;
  return (
    <ListBoxItem id={key} textValue={text} className="option">
      {({ isSelected }) => (
        <>
          {user !== undefined && <Avatar user={user} size="small" />}
          <span className="option-lines">
            <Text slot="label" className="option-text">
              {text}
              {user !== undefined && <PersonTags user={user} />}
            </Text>
            {description !== undefined && (
              <Text slot="description" className="option-description">
                {description}
              </Text>
            )}
          </span>
          {isSelected && <Icon name="check" />}
        </>
      )}
    </ListBoxItem>
  );
}

interface ChoiceListProps {
  groups: ChoiceGroup[];
  emptyText: string;
  note?: string | undefined;
  /** What the list stands under, where that is more than the input. */
  field?: RefObject<HTMLElement | null>;
}

/** RAC closes a list when something scrolls under it, and what was typed is lost: it follows instead. */
const follow = () => dispatchEvent(new Event('resize'));

/** The list under a select's field. */
export function ChoiceList({ groups, emptyText, note, field }: ChoiceListProps) {
  const state = useContext(ComboBoxStateContext);
  const items = (choices: Choice[]) =>
    choices.map((choice) => <ChoiceItem key={choice.key} choice={choice} />);
  return (
    <OverlayTriggerStateContext value={state === null ? null : { ...state, close: follow }}>
      <Popover
        className="popover popover-choices"
        offset={4}
        maxHeight={320}
        {...(field === undefined ? {} : { triggerRef: field })}
      >
        {note !== undefined && <p className="option-note">{note}</p>}
        <ListBox
          className="listbox"
          renderEmptyState={() => <div className="option-empty">{emptyText}</div>}
        >
          {groups.map((group) =>
            group.label === undefined ? (
              <Collection key="ungrouped">{items(group.choices)}</Collection>
            ) : (
              <ListBoxSection key={group.label} id={`group:${group.label}`}>
                <Header className="option-group">{group.label}</Header>
                {items(group.choices)}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
      <HighlightFirst />
    </OverlayTriggerStateContext>
  );
}
