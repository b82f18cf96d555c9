/** What others may ask of this plugin. */
export * from './events'
export * from './workflows/producers'
export * from './workflows/set-good-facts'
