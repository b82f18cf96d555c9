/** What others may ask of this plugin. */
export * from './events'
export * from './workflows/lots'
export * from './workflows/lot-photos'
export * from './workflows/outgoing-inspections'
