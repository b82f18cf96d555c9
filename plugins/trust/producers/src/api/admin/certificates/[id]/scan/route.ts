import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readScan } from '../../../../../certificates/scans'
import { sendScan } from '../../../../../certificates/send-scan'
import { CERTIFICATE } from '../../../../../modules/certificate'

/** The scan of a certificate that is not public yet, for staff who decide about it. @throws NOT_FOUND */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { scan_file_id } = await request.scope.resolve(CERTIFICATE).retrieveCertificate(request.params.id)
  sendScan(response, await readScan(request.scope, scan_file_id))
}
