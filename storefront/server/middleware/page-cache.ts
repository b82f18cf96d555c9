// Gives kept pages to everybody alike. A page is drawn through the shop's own door without cookies or any header of the
// visitor, so that nothing personal can be in it; what cannot be kept goes on to the ordinary renderer.
import { randomUUID } from 'node:crypto'

const DRAWING = 'x-drawing-page'
const token = randomUUID()

const saleStopped = watchSaleStops(async () => {
  const answer = await fetch(new URL('/sale-stops', useRuntimeConfig().backendUrl), {
    signal: AbortSignal.timeout(300),
  })
  return ((await answer.json()) as { version: string }).version
})

const drawPage = async (key: string) => {
  const answer = await useNitroApp().localFetch(key, { headers: { [DRAWING]: token, accept: 'text/html' } })
  if (answer.status >= 500) throw new Error(`drawing ${key}: ${answer.status}`)
  if (answer.status !== 200 || answer.headers.has('set-cookie')) return null
  const headers = Object.fromEntries(answer.headers.entries())
  return keepPage(await answer.text(), headers, Date.now())
}
const pageOf = createPageCache(drawPage, Date.now, saleStopped)

export default defineEventHandler(async (event) => {
  if (import.meta.dev || (event.method !== 'GET' && event.method !== 'HEAD')) return
  const key = pageKey(event.path)
  if (!key || getRequestHeader(event, DRAWING) === token) return
  const page = await pageOf(key).catch(() => null)
  if (!page) return

  const caching = 'public, max-age=0, s-maxage=5, stale-while-revalidate=60'
  return sendKept(event, page, { ...page.headers, 'cache-control': caching })
})
