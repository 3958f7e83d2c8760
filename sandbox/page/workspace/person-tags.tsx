import type { ClientUser } from '../../slack/client-protocol.ts';

function tagsOf(user: ClientUser): string[] {
  if (user.isBot) return ['App'];
  return [
    user.isOwner ? 'owner' : user.isAdmin ? 'admin' : '',
    user.isRestricted ? 'guest' : '',
    user.isStranger ? 'external' : '',
    user.deleted ? 'deactivated' : '',
  ].filter((tag) => tag !== '');
}

/** What sets a person apart in the workspace. */
export function PersonTags({ user }: { user: ClientUser }) {
  return tagsOf(user).map((tag) => (
    <span key={tag} className={`tag tag-${tag.toLowerCase()}`}>
      {' '}
      {tag}
    </span>
  ));
}
