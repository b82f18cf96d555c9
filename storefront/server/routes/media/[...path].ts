// Pictures of goods: the backend's files under this shop's own address, kept a long time by browsers.
// File names carry a stamp of their upload, so a changed picture has a new address.
const SAFE_PATH = /^[\w\-./%]+$/

export default defineEventHandler(async (event) => {
  const path = getRouterParam(event, 'path') ?? ''
  if (!SAFE_PATH.test(path) || path.includes('..')) throw createError({ statusCode: 404, statusMessage: 'Not Found' })
  const { backendUrl } = useRuntimeConfig(event)
  const file = await fetch(new URL(`/static/${path}`, backendUrl), { signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  )
  const type = file?.headers.get('content-type') ?? ''
  if (!file?.ok || !type.startsWith('image/')) {
    throw createError({ statusCode: file ? 404 : 502, statusMessage: file ? 'Not Found' : 'Bad Gateway' })
  }
  setResponseHeaders(event, {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    // A drawing is shown as a picture; opened by itself it may run nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
  return Buffer.from(await file.arrayBuffer())
})
