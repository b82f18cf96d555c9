import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readScan } from '../../../../../../certificates/scans'
import { sendScan } from '../../../../../../certificates/send-scan'
import { CERTIFICATE } from '../../../../../../modules/certificate'
import { certificateUnknown } from '../../../../../../modules/certificate/errors'
import { producerOf } from '../../../../../producer-door'

/** The scan of one of the producer's certificates. @throws NOT_FOUND also for another's */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const filter = { id: request.params.id, producer_id: producerOf(response) }
  const [own] = await request.scope.resolve(CERTIFICATE).listCertificates(filter, { take: 1 })
  if (!own) throw certificateUnknown(request.params.id)
  sendScan(response, await readScan(request.scope, own.scan_file_id))
}
