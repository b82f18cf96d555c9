import type { MedusaResponse } from '@medusajs/framework/http'

type Sent = { name: string; mime: string; bytes: Buffer }

/** For the eyes of whoever was let in, and no cache's; a page made of it could do nothing. */
export function sendAttachment(response: MedusaResponse, { name, mime, bytes }: Sent): void {
  response.setHeader('content-type', mime)
  response.setHeader('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-security-policy', "default-src 'none'; sandbox")
  response.end(bytes)
}
