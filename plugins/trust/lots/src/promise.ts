type Good = { kind: string; not_food: boolean }

/** Fresh produce and what is merely dried travel with a 承诺达标合格证 (rule of 2026-02-01); a mixed lot needs its own. */
export const needsPromise = ({ kind, not_food }: Good) => !not_food && ['fresh', 'primary-dried'].includes(kind)
