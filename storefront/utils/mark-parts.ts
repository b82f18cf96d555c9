// Search hits as plain pieces of text, so that no markup from an answer is ever put into a page.
export interface TextPart {
  text: string
  hit: boolean
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const plain = (html: string) => html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)

/** `鲜<mark>香菇</mark>` → [{鲜}, {香菇, hit}]; any other markup stays visible text. */
export function markParts(html: string): TextPart[] {
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map((piece) => {
      const hit = /^<mark>(.*)<\/mark>$/s.exec(piece)
      return { text: plain(hit?.[1] ?? piece), hit: hit !== null }
    })
}
