import type { ImageElement, ImageBlock as SlackImageBlock } from '@slack/types';
import { plainText } from '../text/plain-text.ts';

interface PictureProps {
  image: ImageElement | SlackImageBlock;
  className: string;
}

/** Pictures in Slack's own file store can't be had here: their alternative text stands for them. */
export function Picture({ image, className }: PictureProps) {
  if (!('image_url' in image)) return <span className="not-drawn">{image.alt_text}</span>;
  return <img src={image.image_url} alt={image.alt_text} className={className} />;
}

export function ImageBlock({ block }: { block: SlackImageBlock }) {
  return (
    <figure className="block-image">
      {block.title !== undefined && <figcaption>{plainText(block.title)}</figcaption>}
      <Picture image={block} className="image-large" />
    </figure>
  );
}
