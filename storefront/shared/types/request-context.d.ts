import type { InlineHashes } from './inline-hashes'

declare module 'h3' {
  interface H3EventContext {
    /** Unset where no page was drawn. */
    inlineHashes?: InlineHashes
  }
}
