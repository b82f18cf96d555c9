/** What makes a drawing more than a drawing: code, other documents in it, entities, anything fetched from elsewhere. */
const ACTIVE = [
  /<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|animate|set|audio|video|link|meta|base)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /<!(?:entity|doctype[^>]*\[)/i,
  /<\?xml-stylesheet/i,
  /(?:java|vb)script\s*:/i,
  /@import|expression\s*\(/i,
  /(?:href|src)\s*=\s*["']?\s*(?!["'#\s])(?!data:image\/(?:png|jpe?g|webp|gif);)/i,
  /url\(\s*["']?\s*(?!["'#\s])/i,
]
const START = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!doctype svg[^>[]*>\s*)*<svg[\s>/]/i
/** `&#106;avascript:` and the like; a drawing's own five names stay. */
const CODED = /&#(?:x([0-9a-f]+)|(\d+));?/gi

/** Whether a text is an SVG drawing that only draws. */
export function isInertSvg(text: string): boolean {
  if (!START.test(text) || !/<\/svg\s*>\s*$|<svg[^>]*\/>\s*$/i.test(text)) return false
  const plain = text.replace(CODED, (_all, hex?: string, number?: string) => {
    const point = hex ? Number.parseInt(hex, 16) : Number(number)
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
  return !ACTIVE.some((part) => part.test(plain) || part.test(text))
}
