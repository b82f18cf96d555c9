/** What the county's own routes answer. */
export * from './campaigns'
export * from './goods'
export * from './outlets'
export * from './shop'
export * from './today'
