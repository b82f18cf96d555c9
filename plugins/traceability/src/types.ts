/** What kind of good it is, as the law and the return rule see it. */
export type GoodKind = 'fresh' | 'primary-dried' | 'processed' | 'medicinal' | 'bundle'
