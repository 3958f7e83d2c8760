import type { MouseEvent, ReactNode } from 'react';
import type { ClientChannel } from '../../slack/client-protocol.ts';
import { addressOf } from '../connection/place.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

function ChannelIcon({ channel }: { channel: ClientChannel }) {
  const { user } = useSlack();
  const person = channel.userId === undefined ? undefined : user(channel.userId);
  return person === undefined ? <Icon name="channel" /> : <Avatar user={person} size="tiny" />;
}

function ChannelLink({ channel }: { channel: ClientChannel }) {
  const { place, go } = useSlack();
  const target = {
    ...place,
    channel: channel.id,
    tab: channel.kind === 'app' && channel.unread === 0 ? ('home' as const) : ('messages' as const),
  };
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(target);
  };
  const isUnread = channel.unread > 0;
  return (
    <li>
      <a
        href={addressOf(target)}
        onClick={click}
        className={`sidebar-link${isUnread ? ' sidebar-link-unread' : ''}`}
        aria-current={place.channel === channel.id ? 'page' : undefined}
      >
        <ChannelIcon channel={channel} />
        <span className="sidebar-name">{channel.name}</span>
        {isUnread && (
          <span className="badge">
            {channel.unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </a>
    </li>
  );
}

function Group({ title, channels }: { title: string; channels: ClientChannel[] }): ReactNode {
  if (channels.length === 0) return null;
  return (
    <section className="sidebar-group" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {channels.map((channel) => (
          <ChannelLink key={channel.id} channel={channel} />
        ))}
      </ul>
    </section>
  );
}

export function Sidebar() {
  const { state } = useSlack();
  const ofKind = (kind: ClientChannel['kind']) =>
    state.channels.filter((channel) => channel.kind === kind);
  return (
    <nav className="sidebar" aria-label="Workspace">
      <h1 className="team-name">{state.teamName}</h1>
      <Group title="Channels" channels={ofKind('channel')} />
      <Group title="Direct messages" channels={ofKind('dm')} />
      <Group title="Apps" channels={ofKind('app')} />
    </nav>
  );
}
