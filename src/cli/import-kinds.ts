export const importKinds = ['products', 'subscriptions', 'people'] as const;

export type ImportKind = (typeof importKinds)[number];
