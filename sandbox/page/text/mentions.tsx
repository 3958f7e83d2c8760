import { useSlack } from '../connection/slack-context.tsx';

export function UserMention({ id }: { id: string }) {
  const { user, state } = useSlack();
  const mentioned = user(id);
  const mine = id === state.me.id ? ' mention-me' : '';
  return <span className={`mention${mine}`}>@{mentioned?.realName ?? id}</span>;
}

export function ChannelMention({ id, label }: { id: string; label?: string }) {
  const { state, go, place } = useSlack();
  const channel = state.channels.find((one) => one.id === id);
  if (channel === undefined) return <span className="mention">#{label ?? 'private channel'}</span>;
  return (
    <button
      type="button"
      className="mention"
      onClick={() => go({ ...place, channel: id, tab: 'messages' })}
    >
      #{channel.name}
    </button>
  );
}

export function Broadcast({ range }: { range: string }) {
  return <span className="mention mention-me">@{range}</span>;
}
