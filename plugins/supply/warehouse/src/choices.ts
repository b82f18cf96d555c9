/** What may be chosen, for pages and wires alike. */
export const PAPER_KEYS = ['76x130', '100x150'] as const
/** Why fewer were there. */
export const SHORT_REASONS = ['货位是空的', '破损', '变质', '批次不符', '没找到'] as const
