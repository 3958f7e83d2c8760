import { Avatar } from '../workspace/avatar.tsx';
import { PersonTags } from '../workspace/person-tags.tsx';
import type { Suggestion } from './completion.ts';

function Line({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.kind === 'person') {
    const { user } = suggestion;
    return (
      <>
        <Avatar user={user} size="tiny" />
        <span className="completion-main">{user.realName}</span>
        <PersonTags user={user} />
        <span className="completion-hint">@{user.name}</span>
      </>
    );
  }
  const { command, usageHint, description } = suggestion.command;
  return (
    <>
      <span className="completion-main">{command}</span>
      <span className="completion-hint">{usageHint}</span>
      <span className="completion-description">{description}</span>
    </>
  );
}

interface CompletionListProps {
  id: string;
  suggestions: Suggestion[];
  active: number;
  onChoose: (suggestion: Suggestion) => void;
}

export function CompletionList({ id, suggestions, active, onChoose }: CompletionListProps) {
  return (
    <div className="completion" role="listbox" id={id} aria-label="Suggestions">
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="completion-item"
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
        >
          <Line suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}
