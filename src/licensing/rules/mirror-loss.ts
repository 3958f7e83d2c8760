/** How many members a mirrored group may lose at once without somebody being asked. */
const SHARE = 0.2;
const FEW = 10;

export type MirrorLoss = 'disabled' | 'many';

/** Why what Slack says now is not taken over by itself; null: it is. */
export function mirrorLoss({
  members,
  leaving,
  disabled,
}: {
  members: number;
  leaving: number;
  /** The user group is, or is gone. */
  disabled: boolean;
}): MirrorLoss | null {
  if (leaving === 0) return null;
  if (disabled) return 'disabled';
  return leaving > FEW && leaving > SHARE * members ? 'many' : null;
}
