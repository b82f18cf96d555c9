import type { MedusaResponse } from '@medusajs/framework/http'

/** Shown in the browser, which prints it. */
export const sendPdf = (response: MedusaResponse, name: string, file: Buffer): void =>
  void response
    .setHeader('Content-Type', 'application/pdf')
    .setHeader('Content-Disposition', `inline; filename="${name}.pdf"`)
    .send(file)
