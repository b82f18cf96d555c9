import type { MedusaResponse } from '@medusajs/framework/http'

/** Shows a scan in the browser; it may run nothing and is kept nowhere. Browsers show no PDF in a sandbox. */
export function sendScan(response: MedusaResponse, { bytes, mime }: { bytes: Buffer; mime: string }): void {
  response
    .setHeader('Content-Type', mime)
    .setHeader('Content-Disposition', 'inline')
    .setHeader('Cache-Control', 'private, no-store')
    .setHeader('X-Content-Type-Options', 'nosniff')
  if (mime !== 'application/pdf') response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  response.send(bytes)
}
