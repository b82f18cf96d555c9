import { createHash } from 'node:crypto'
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { knownAbouts, knownNames, knownRoutes } from '@shanzhen/http/contract'
import { env } from '../../env'
import { writeDocument } from '../../openapi/document'

let written: { json: Buffer; etag: string } | undefined

/** What our routes ask and answer, for whoever writes against them; no secret, and drawn once for as long as this runs. */
export function GET(request: MedusaRequest, response: MedusaResponse) {
  written ??= write()
  response.set({ 'cache-control': 'public, max-age=300', etag: written.etag })
  if (request.get('if-none-match') === written.etag) return void response.status(304).end()
  response.type('application/json').send(written.json)
}

function write() {
  const json = Buffer.from(
    JSON.stringify(writeDocument(knownRoutes(), knownNames(), { server: env.BACKEND_URL, abouts: knownAbouts() })),
  )
  return { json, etag: `"${createHash('sha256').update(json).digest('base64url')}"` }
}
