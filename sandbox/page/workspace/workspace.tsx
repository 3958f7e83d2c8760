import { useEffect } from 'react';
import { useSlack } from '../connection/slack-context.tsx';
import { AppPane } from '../conversation/app-pane.tsx';
import { Conversation } from '../conversation/conversation.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

export function Workspace({ online }: { online: boolean }) {
  const { state, place, go } = useSlack();
  const channel = state.channels.find((one) => one.id === place.channel);
  const [first] = state.channels;

  useEffect(() => {
    if (channel === undefined && first !== undefined)
      go({ ...place, channel: first.id }, 'replace');
  }, [channel, first, go, place]);
  useEffect(() => {
    document.title = channel === undefined ? state.teamName : `${channel.name} | ${state.teamName}`;
  }, [channel, state.teamName]);

  return (
    <div className="workspace">
      <TopBar />
      {!online && (
        <div className="banner" role="alert">
          The connection to the local Slack is lost. Reconnecting…
        </div>
      )}
      <div className="panes">
        <Sidebar />
        {channel === undefined ? (
          <main className="pane" />
        ) : channel.kind === 'app' ? (
          <AppPane key={channel.id} channel={channel} />
        ) : (
          <Conversation key={channel.id} channel={channel} />
        )}
      </div>
    </div>
  );
}
