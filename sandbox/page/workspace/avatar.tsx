import type { ClientUser } from '../../slack/client-protocol.ts';

const HUES = [352, 24, 42, 96, 152, 176, 200, 222, 258, 286, 318];

/** A number from the id, so that a person keeps their color. */
function hash(id: string): number {
  return [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7);
}

function initials(name: string): string {
  const words = name.split(/[\s.-]+/).filter((word) => /^\p{L}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => word?.charAt(0).toLocaleUpperCase()).join('') || '?';
}

interface AvatarProps {
  user: Pick<ClientUser, 'id' | 'realName' | 'isBot'>;
  size: 'large' | 'small' | 'tiny';
}

/** A picture made from the name; it tells nothing that doesn't stand beside it. */
export function Avatar({ user, size }: AvatarProps) {
  const hue = HUES[hash(user.id) % HUES.length];
  return (
    <span
      className={`avatar avatar-${size}${user.isBot ? ' avatar-app' : ''}`}
      style={user.isBot ? {} : { backgroundColor: `hsl(${hue} 45% 42%)` }}
      aria-hidden="true"
    >
      {initials(user.realName)}
    </span>
  );
}
