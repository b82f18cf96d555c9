/** What others may ask of small shops. */
export * from './workflows/shops'
export * from './workflows/accounts'
export * from './workflows/members'
