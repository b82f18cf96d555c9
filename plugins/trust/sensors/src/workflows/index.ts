/** What others may ask of this plugin. */
export * from './events'
export * from './workflows/sensors'
