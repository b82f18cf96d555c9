// The hashes by which a content policy allows the inline parts of a page (https://www.w3.org/TR/CSP3/#external-hash).
import { createHash } from 'node:crypto'

export interface HeadTag {
  tag: string
  props: Record<string, unknown>
  innerHTML?: unknown
  textContent?: unknown
}

const DATA_BLOCK = /^application\/(?:ld\+)?json$/i

/** `'sha256-…'` of every inline element of `tag`, each once; scripts with a `src` and data blocks run nothing. */
export function inlineHashes(tags: HeadTag[], tag: 'script' | 'style'): string[] {
  const texts = tags
    .filter((one) => one.tag === tag && !one.props.src && !DATA_BLOCK.test(String(one.props.type ?? '')))
    .map(({ textContent, innerHTML }) => String(textContent ?? innerHTML ?? ''))
  return [...new Set(texts)].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}
