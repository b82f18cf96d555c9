// A file of the backend: pictures of goods and scans of papers.
import type { H3Event } from 'h3'

/** @throws 404 for no such file, 502 where the backend does not answer. */
export async function readStatic(event: H3Event, path: string): Promise<{ type: string; bytes: Buffer }> {
  const address = staticAddress(path, useRuntimeConfig(event).backendUrl)
  if (!address) throw createError({ statusCode: 404, statusMessage: 'Not Found' })
  const limit = AbortSignal.timeout(10_000)
  const file = await fetch(address, { signal: limit, headers: requestIdHeader() }).catch(() => null)
  if (!file || file.status >= 500) throw createError({ statusCode: 502, statusMessage: 'Bad Gateway' })
  if (!file.ok) throw createError({ statusCode: 404, statusMessage: 'Not Found' })
  return { type: file.headers.get('content-type') ?? '', bytes: Buffer.from(await file.arrayBuffer()) }
}
