/** What others may ask of freight. */
export * from './set-freight-table'
