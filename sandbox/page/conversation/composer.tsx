import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ClientChannel } from '../../slack/client-protocol.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { Icon } from '../workspace/icon.tsx';
import { commandOf } from './completion.ts';
import { CompletionList } from './completion-list.tsx';
import { outgoingText } from './outgoing.ts';
import { useCompletion } from './use-completion.ts';

const EMPTY = { text: '', caret: 0 };

/** Where one writes, at once: Enter sends, Shift and Enter makes a new line. */
export function Composer({ channel }: { channel: ClientChannel }) {
  const { state, send } = useSlack();
  const [typed, setTyped] = useState(EMPTY);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  /** Where the caret goes with a completion; what is typed and selected, the field itself knows. */
  const completedAt = useRef<number>(undefined);
  const { completion, active, take, keyDown } = useCompletion(typed, (completed) => {
    completedAt.current = completed.caret;
    setTyped(completed);
  });
  const { text, caret } = typed;
  const command = commandOf(text, state);

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${text === '' ? 22 : area.scrollHeight}px`;
    const at = completedAt.current;
    completedAt.current = undefined;
    if (at !== undefined) area.setSelectionRange(at, at);
  }, [text]);
  useEffect(() => field.current?.focus(), []);

  const submit = () => {
    const line = text.trim();
    if (line === '') return;
    const { id: channelId } = channel;
    const wasSent = line.startsWith('/')
      ? send({ type: 'command', channelId, line })
      : send({ type: 'send', channelId, text: outgoingText(line, state) });
    if (wasSent) setTyped(EMPTY);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (keyDown(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  };
  const name = channel.kind === 'channel' ? `#${channel.name}` : channel.name;

  return (
    <div className="composer-area">
      {completion !== undefined && (
        <CompletionList
          id={listId}
          suggestions={completion.suggestions}
          active={active}
          onChoose={(suggestion) => {
            take(suggestion);
            field.current?.focus();
          }}
        />
      )}
      <div className="composer">
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          role="combobox"
          aria-label={`Message ${name}`}
          aria-autocomplete="list"
          aria-expanded={completion !== undefined}
          aria-controls={completion === undefined ? undefined : listId}
          aria-activedescendant={completion === undefined ? undefined : `${listId}-${active}`}
          placeholder={`Message ${name}`}
          value={text}
          onChange={({ target }) => setTyped({ text: target.value, caret: target.selectionStart })}
          onSelect={({ currentTarget }) => {
            const { selectionStart, value } = currentTarget;
            if (selectionStart !== caret) setTyped({ text: value, caret: selectionStart });
          }}
          onKeyDown={pressed}
        />
        <div className="composer-foot">
          <span className="composer-hint">
            {command !== undefined && text.includes(' ')
              ? `${command.command} ${command.usageHint}`
              : ''}
          </span>
          <button
            type="button"
            className="composer-send"
            aria-label="Send now"
            disabled={text.trim() === ''}
            onClick={submit}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  );
}
