/** What the law asks, as distributors and staff read it. */
export * from './tax'
