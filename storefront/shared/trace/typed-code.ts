// What people copy off a label: the code under the square, the lot's number, or the whole link out of a scanner.

const PART = '([A-Z0-9-]{1,40})'
/** GS1 Digital Link: https://shop/01/<gtin>/10/<lot>[/21/<serial>]. */
const LINK = new RegExp(`/01/(\\d{8,14})/10/${PART}(?:/21/${PART})?(?:[?#/]|$)`)

/** In any width and case, with spaces: the path below `/trace/`, or from `01/` on for a link. Empty for nothing typed. */
export function pathOfTyped(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\p{Dash}/gu, '-')
    .toUpperCase()
  const [, gtin, lot, serial] = LINK.exec(text) ?? []
  if (gtin && lot) return `01/${gtin}/10/${lot}${serial ? `/21/${serial}` : ''}`
  const short = /\/TRACE\/([^/?#]+)/.exec(text)?.[1]
  const code = short ?? text
  // A browser reads dots alone as another folder.
  return /^\.+$/.test(code) ? '' : encodeURIComponent(code)
}

/** The page of what was typed, in the shop's first language. Empty for nothing typed. */
export function pageOfTyped(typed: string): string {
  const path = pathOfTyped(typed)
  return path && (path.startsWith('01/') ? `/${path}` : `/trace/${path}`)
}
