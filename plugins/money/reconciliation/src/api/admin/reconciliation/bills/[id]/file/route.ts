import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { RECONCILIATION } from '../../../../../../modules/reconciliation'
import { noBill } from '../../../../../../modules/reconciliation/errors'

/** The bill's file, byte for byte as the channel gave it. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const bill_id = request.params.id ?? ''
  const [file] = await request.scope.resolve(RECONCILIATION).listChannelBillFiles({ bill_id }, { take: 1 })
  if (!file) throw noBill()
  response
    .setHeader('Content-Type', 'application/octet-stream')
    .setHeader('Content-Disposition', `attachment; filename="${file.name}"`)
    .send(Buffer.from(file.content, 'base64'))
}
