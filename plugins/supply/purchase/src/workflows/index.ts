/** What others may ask of purchase. */
export * from './workflows/purchase'
