import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { SearchField } from 'react-aria-components/SearchField';
import type { ClientUser } from '../../slack/client-protocol.ts';
import { addressOf } from '../connection/place.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { PersonTags } from './person-tags.tsx';

function Person({ user, isMe, address }: { user: ClientUser; isMe: boolean; address: string }) {
  return (
    <ListBoxItem
      id={user.id}
      href={address}
      isDisabled={user.deleted}
      textValue={`${user.realName} ${user.title} ${user.name}`}
      aria-label={[user.realName, user.title].filter(Boolean).join(', ')}
      className="option"
    >
      <Avatar user={user} size="small" />
      <span className="option-lines">
        <span className="option-text">
          {user.realName}
          <PersonTags user={user} />
        </span>
        <span className="option-description">{user.title}</span>
      </span>
      {isMe && <Icon name="check" />}
    </ListBoxItem>
  );
}

/** Everybody one can act as; deactivated people stand there greyed, as they can do nothing. */
export function PersonSwitch() {
  const { state, place } = useSlack();
  const { contains } = useFilter({ sensitivity: 'base' });
  const { me } = state;
  const people = state.users.filter((user) => !user.isBot && user.id !== 'USLACKBOT');
  return (
    <DialogTrigger>
      <Button className="person-switch">
        <span className="person-switch-label">Acting as</span>
        <Avatar user={me} size="tiny" />
        <strong>{me.realName}</strong>
        <PersonTags user={me} />
        <Icon name="down" />
      </Button>
      <Popover className="popover popover-people" placement="bottom" maxHeight={560}>
        <Dialog aria-label="Act as somebody else">
          <Autocomplete
            filter={(text, query) => query.split(/\s+/).every((word) => contains(text, word))}
          >
            <SearchField aria-label="Find a person" autoFocus className="search-field">
              <Input className="field" placeholder="Find a person" />
            </SearchField>
            <ListBox
              className="listbox"
              aria-label="People"
              renderEmptyState={() => <div className="option-empty">No results</div>}
            >
              {people.map((user) => (
                <Person
                  key={user.id}
                  user={user}
                  isMe={user.id === me.id}
                  address={addressOf({ ...place, as: user.id })}
                />
              ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
