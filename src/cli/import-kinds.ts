export const importKinds = ['products', 'subscriptions', 'people', 'groups'] as const;

export type ImportKind = (typeof importKinds)[number];
