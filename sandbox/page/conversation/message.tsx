import type { ClientMessage, ClientUser } from '../../slack/client-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext, useSurfaceState } from '../blocks/surface.tsx';
import { useSlack } from '../connection/slack-context.tsx';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { formatSlackDate, formatTime } from '../text/slack-date.ts';
import { Avatar } from '../workspace/avatar.tsx';
import { Icon } from '../workspace/icon.tsx';
import { MessageFile } from './message-file.tsx';
import { MessageMenu } from './message-menu.tsx';

interface MessageProps {
  message: ClientMessage;
  isReply: boolean;
  isContinued: boolean;
}

const NO_ERRORS = {};

function Content({ message }: { message: ClientMessage }) {
  const { channelId, ts, blocks, text, edited, files } = message;
  const surface = useSurfaceState({ type: 'message', channelId, ts }, blocks);
  return (
    <SurfaceContext value={{ ...surface, errors: NO_ERRORS }}>
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} />
      ) : (
        <div className="section-text">
          <Mrkdwn text={text} />
        </div>
      )}
      {files.map((file) => (
        <MessageFile key={file.id} file={file} />
      ))}
      {edited && <span className="edited">(edited)</span>}
    </SurfaceContext>
  );
}

function Time({ ts }: { ts: string }) {
  const { me } = useSlack().state;
  const date = new Date(Number(ts) * 1000);
  return (
    <time
      className="message-time"
      dateTime={date.toISOString()}
      title={formatSlackDate(Number(ts), '{date_long} {time_secs}', me)}
    >
      {formatTime(date, me)}
    </time>
  );
}

export function Message({ message, isReply, isContinued }: MessageProps) {
  const { user } = useSlack();
  const { userId, ts, ephemeral, system } = message;
  const sender: Pick<ClientUser, 'id' | 'realName' | 'isBot'> = user(userId) ?? {
    id: userId,
    realName: system ? 'Slackbot' : userId,
    isBot: false,
  };
  const className = `message${isReply ? ' message-reply' : ''}${ephemeral ? ' message-ephemeral' : ''}`;
  return (
    <article className={className} data-ts={ts} aria-label={`Message from ${sender.realName}`}>
      {ephemeral && (
        <p className="only-visible">
          <Icon name="eye" />
          Only visible to you
        </p>
      )}
      <div className="message-gutter">
        {isContinued ? <Time ts={ts} /> : <Avatar user={sender} size="large" />}
      </div>
      <div className="message-content">
        {!isContinued && (
          <header className="message-header">
            <span className="sender">{sender.realName}</span>
            {sender.isBot && <span className="tag tag-app">App</span>}
            <Time ts={ts} />
          </header>
        )}
        <Content message={message} />
      </div>
      {!ephemeral && <MessageMenu message={message} />}
    </article>
  );
}
