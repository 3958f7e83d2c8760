import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { ClientChannel } from '../../slack/client-protocol.ts';
import { useSlack } from '../connection/slack-context.tsx';
import { HomeTab } from '../views/home-tab.tsx';
import { Avatar } from '../workspace/avatar.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

/** The app's own place: its Home, and the direct messages with it. */
export function AppPane({ channel }: { channel: ClientChannel }) {
  const { user, place, go } = useSlack();
  const app = user(channel.userId ?? '');
  return (
    <main className="pane">
      <header className="pane-header">
        <h2 className="pane-title">
          {app !== undefined && <Avatar user={app} size="tiny" />}
          {channel.name}
        </h2>
      </header>
      <Tabs
        className="tabs"
        selectedKey={place.tab}
        onSelectionChange={(key) => go({ ...place, tab: key === 'home' ? 'home' : 'messages' })}
      >
        <TabList className="tab-list" aria-label={channel.name}>
          <Tab id="home" className="tab">
            Home
          </Tab>
          <Tab id="messages" className="tab">
            Messages
          </Tab>
        </TabList>
        <TabPanel id="home" className="tab-panel">
          <HomeTab appName={channel.name} />
        </TabPanel>
        <TabPanel id="messages" className="tab-panel">
          <MessageList channel={channel} />
          {channel.readOnly ? (
            <p className="composer-off">Sending messages to this app has been turned off.</p>
          ) : (
            <Composer channel={channel} />
          )}
        </TabPanel>
      </Tabs>
    </main>
  );
}
