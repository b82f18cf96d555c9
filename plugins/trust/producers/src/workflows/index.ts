/** What others may ask of this plugin. */
export * from './events'
export * from './workflows/certificates'
export * from './workflows/producers'
export * from './workflows/producer-contacts'
export * from './workflows/set-good-facts'
