import type { ClientChannel } from '../../slack/client-protocol.ts';
import { Icon } from '../workspace/icon.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

export function Conversation({ channel }: { channel: ClientChannel }) {
  return (
    <main className="pane pane-conversation">
      <header className="pane-header">
        <h2 className="pane-title">
          {channel.kind === 'channel' && <Icon name="channel" />}
          {channel.name}
        </h2>
      </header>
      <MessageList channel={channel} />
      <Composer channel={channel} />
    </main>
  );
}
