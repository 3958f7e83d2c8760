import { Fragment, useEffect, useMemo, useRef } from 'react';
import type { ClientChannel } from '../../slack/client-protocol.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { formatSlackDate } from '../text/slack-date.ts';
import { Message } from './message.tsx';
import { linesOf } from './thread.ts';

/** All messages of a conversation. Reading is told to Slack; a new message comes into view. */
export function MessageList({ channel }: { channel: ClientChannel }) {
  const { state, send } = useSlack();
  const { me } = state;
  const list = useRef<HTMLDivElement>(null);
  const messages = useMemo(
    () => state.messages.filter((message) => message.channelId === channel.id),
    [state.messages, channel.id],
  );
  const lines = useMemo(() => linesOf(messages, me.tz), [messages, me.tz]);
  const newest = messages.reduce((latest, { ts }) => (ts > latest ? ts : latest), '');

  useEffect(() => {
    if (channel.unread > 0) send({ type: 'read', channelId: channel.id });
  }, [channel.id, channel.unread, send]);
  useEffect(() => {
    if (newest === '') return;
    list.current?.querySelector(`[data-ts="${newest}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [newest]);

  return (
    <div className="message-list" role="log" aria-label={`Messages in ${channel.name}`}>
      <div className="message-lines" ref={list}>
        {lines.length === 0 && (
          <p className="no-messages">
            This is the very beginning of <strong>{channel.name}</strong>.
          </p>
        )}
        {lines.map(({ message, startsDay, ...line }) => (
          <Fragment key={message.ts}>
            {startsDay && (
              <div className="day-divider">
                <span>{formatSlackDate(Number(message.ts), '{day_divider_pretty}', me)}</span>
              </div>
            )}
            <Message message={message} {...line} />
          </Fragment>
        ))}
      </div>
    </div>
  );
}
