import { Button } from 'react-aria-components/Button';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { Avatar } from '../workspace/avatar.tsx';
import { Icon } from '../workspace/icon.tsx';
import type { Choice } from './choice.ts';

interface TokensProps {
  choices: Choice[];
  onRemove: (keys: Set<string | number>) => void;
}

/** What a multi-select holds: one stop of the Tab key, arrows within, Delete removes. */
export function Tokens({ choices, onRemove }: TokensProps) {
  if (choices.length === 0) return null;
  return (
    <TagGroup aria-label="Selected" onRemove={onRemove} className="tokens">
      <TagList className="token-list">
        {choices.map(({ key, text, user }) => (
          <Tag key={key} id={key} textValue={text} className="token">
            {user !== undefined && <Avatar user={user} size="tiny" />}
            <span className="token-text">{text}</span>
            <Button slot="remove" className="token-remove">
              <Icon name="close" />
            </Button>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
