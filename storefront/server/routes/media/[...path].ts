// Pictures of goods and scans of papers: the backend's files under this shop's own address, kept a long time by browsers
// and, compressed, by this server. File names carry a stamp of their upload, so a changed picture has a new address.
const PDF = 'application/pdf'
const MAX_PICTURES = 200
const MAX_KEPT_BYTES = 512 * 1024
const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  // A drawing is shown as a picture; opened by itself it may run nothing.
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

/** A drawing taken out of the shop is given to nobody after this time. */
const KEPT_MS = 10 * 60_000

const drawings = createRecent<KeptBody & { until: number }>(MAX_PICTURES)

export default defineEventHandler(async (event) => {
  const path = getRouterParam(event, 'path') ?? ''
  const kept = drawings.get(path)
  if (kept && kept.until > performance.now())
    return sendKept(event, kept, { ...HEADERS, 'content-type': 'image/svg+xml' })

  const { type, bytes } = await readStatic(event, path)
  if (!(type.startsWith('image/') || type === PDF)) throw createError({ statusCode: 404, statusMessage: 'Not Found' })
  if (type.startsWith('image/svg') && bytes.length <= MAX_KEPT_BYTES) {
    const drawing = { ...(await keepBody(bytes)), until: performance.now() + KEPT_MS }
    drawings.set(path, drawing)
    return sendKept(event, drawing, { ...HEADERS, 'content-type': 'image/svg+xml' })
  }
  // Browsers show no PDF in a sandbox; it runs nothing of this shop's either way.
  const { 'content-security-policy': policy, ...plain } = HEADERS
  setResponseHeaders(event, {
    ...plain,
    ...(type !== PDF && { 'content-security-policy': policy }),
    'content-type': type,
  })
  return bytes
})
