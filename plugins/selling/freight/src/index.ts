/** Freight for others: the quote, the rate table's schema and the words of both. */
export * from './context'
export * from './provinces'
export * from './quote'
export * from './regions'
export * from './schema'
export * from './types'
