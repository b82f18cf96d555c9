import type { MedusaResponse } from '@medusajs/framework/http'

/** As a file to keep, under a Chinese name (RFC 6266). */
export function sendWorkbook(response: MedusaResponse, file: Buffer, name: string): void {
  response.setHeader('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="orders.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.send(file)
}
