/** A drawn page's own inline parts, by hash. */
export interface InlineHashes {
  script: string[]
  style: string[]
}
