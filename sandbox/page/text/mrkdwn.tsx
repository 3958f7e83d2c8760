import { Fragment, type ReactNode } from 'react';
import { type Node, NodeType, parse } from 'slack-message-parser';
import { useSlack } from '../connection/slack-context.tsx';
import { keyed } from '../keyed.ts';
import { emojiCharacter } from './emoji.ts';
import { unescapeEntities } from './entities.ts';
import { Broadcast, ChannelMention, UserMention } from './mentions.tsx';
import { formatSlackDate, type Reader } from './slack-date.ts';

/** Slack also takes an unescaped `>` at the start of a line for a quotation, and drops the space after it. */
function withPlainQuotes(text: string): string {
  return text.replace(/^(>|&gt;) ?/gm, '&gt;');
}

function labelText(label: Node[] | undefined): string | undefined {
  return label === undefined
    ? undefined
    : unescapeEntities(label.map((node) => node.source).join(''));
}

function safeUrl(url: string): string | undefined {
  return /^(https?|mailto|tel|slack):/i.test(url) ? unescapeEntities(url) : undefined;
}

function Anchor({ url, children }: { url: string; children: ReactNode }) {
  const href = safeUrl(url);
  if (href === undefined) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

const BARE_URL = /(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)])/;

/** Slack makes links of bare addresses too. */
function LinkedText({ text }: { text: string }) {
  return keyed(text.split(BARE_URL)).map(({ key, item }) =>
    BARE_URL.test(item) ? (
      <Anchor key={key} url={item}>
        {unescapeEntities(item)}
      </Anchor>
    ) : (
      unescapeEntities(item)
    ),
  );
}

function command(node: Extract<Node, { type: NodeType.Command }>, reader: Reader): ReactNode {
  const label = labelText(node.label);
  switch (node.name) {
    case 'here':
    case 'channel':
    case 'everyone':
      return <Broadcast range={node.name} />;
    case 'date': {
      const [timestamp, format = '', link] = node.arguments;
      const date = formatSlackDate(Number(timestamp), format, reader) ?? label ?? '';
      return link === undefined ? date : <Anchor url={link}>{date}</Anchor>;
    }
    default:
      return <span className="mention">{label ?? `@${node.name}`}</span>;
  }
}

function draw(node: Node, reader: Reader): ReactNode {
  switch (node.type) {
    case NodeType.Text:
      return <LinkedText text={node.text} />;
    case NodeType.Bold:
      return <strong>{drawAll(node.children, reader)}</strong>;
    case NodeType.Italic:
      return <em>{drawAll(node.children, reader)}</em>;
    case NodeType.Strike:
      return <s>{drawAll(node.children, reader)}</s>;
    case NodeType.Code:
      return <code>{unescapeEntities(node.text)}</code>;
    case NodeType.PreText:
      return <pre>{unescapeEntities(node.text.replace(/^\n|\n$/g, ''))}</pre>;
    case NodeType.Quote:
      return <blockquote>{drawAll(node.children, reader)}</blockquote>;
    case NodeType.Emoji: {
      const character = emojiCharacter(node.name);
      return character === undefined ? (
        node.source
      ) : (
        <span className="emoji" role="img" aria-label={node.name.replaceAll('_', ' ')}>
          {character}
        </span>
      );
    }
    case NodeType.UserLink:
      return <UserMention id={node.userID} />;
    case NodeType.ChannelLink: {
      const label = labelText(node.label);
      return <ChannelMention id={node.channelID} {...(label === undefined ? {} : { label })} />;
    }
    case NodeType.URL:
      return <Anchor url={node.url}>{labelText(node.label) ?? unescapeEntities(node.url)}</Anchor>;
    case NodeType.Command:
      return command(node, reader);
    case NodeType.Root:
      return drawAll(node.children, reader);
  }
}

function drawAll(nodes: Node[], reader: Reader): ReactNode {
  return keyed(nodes).map(({ key, item, index }) => {
    const before = nodes[index - 1];
    const isAfterBox = before?.type === NodeType.PreText || before?.type === NodeType.Quote;
    const node =
      item.type === NodeType.Text && isAfterBox
        ? { ...item, text: item.text.replace(/^\n/, '') }
        : item;
    return <Fragment key={key}>{draw(node, reader)}</Fragment>;
  });
}

/** Slack's own markup, drawn for the person one acts as. */
export function Mrkdwn({ text }: { text: string }) {
  const { me } = useSlack().state;
  return <>{draw(parse(withPlainQuotes(text)), me)}</>;
}
