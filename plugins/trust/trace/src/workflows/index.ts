/** What others may ask of this plugin. */
export * from './workflows/trace-codes'
