import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { useSlack } from '../connection/slack-context.tsx';
import { keyed } from '../keyed.ts';
import { emojiCharacter } from '../text/emoji.ts';
import { Broadcast, ChannelMention, UserMention } from '../text/mentions.tsx';
import { formatSlackDate } from '../text/slack-date.ts';

function styled(element: RichTextElement, content: React.ReactNode): React.ReactNode {
  const { bold, italic, strike, code, underline } = element.style ?? {};
  let styledContent = content;
  if (code) styledContent = <code>{styledContent}</code>;
  if (bold) styledContent = <strong>{styledContent}</strong>;
  if (italic) styledContent = <em>{styledContent}</em>;
  if (strike) styledContent = <s>{styledContent}</s>;
  if (underline) styledContent = <u>{styledContent}</u>;
  return styledContent;
}

function Inline({ element }: { element: RichTextElement }) {
  const { me } = useSlack().state;
  switch (element.type) {
    case 'text':
      return styled(element, element.text);
    case 'link':
      return (
        <a href={element.url} target="_blank" rel="noopener noreferrer">
          {styled(element, element.text ?? element.url)}
        </a>
      );
    case 'emoji':
      return <span className="emoji">{emojiCharacter(element.name) ?? `:${element.name}:`}</span>;
    case 'user':
      return <UserMention id={element.user_id} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} />;
    case 'broadcast':
      return <Broadcast range={element.range} />;
    case 'date':
      return formatSlackDate(element.timestamp, element.format, me) ?? element.fallback ?? '';
    case 'usergroup':
      return <span className="mention">@{element.usergroup_id}</span>;
    case 'team':
      return <span className="mention">@{element.team_id}</span>;
    case 'color':
      return element.value;
  }
}

function RichTextInline({ elements }: { elements: RichTextElement[] }) {
  return keyed(elements).map(({ key, item }) => <Inline key={key} element={item} />);
}

function Part({ part }: { part: RichTextBlockElement }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div>
          <RichTextInline elements={part.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <RichTextInline elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <RichTextInline elements={part.elements} />
        </pre>
      );
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List style={{ marginLeft: `${(part.indent ?? 0) * 24}px` }}>
          {keyed(part.elements).map(({ key, item }) => (
            <li key={key}>
              <RichTextInline elements={item.elements} />
            </li>
          ))}
        </List>
      );
    }
  }
}

export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div className="section-text">
      {keyed(block.elements).map(({ key, item }) => (
        <Part key={key} part={item} />
      ))}
    </div>
  );
}
