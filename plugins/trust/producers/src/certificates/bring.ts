import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { checkScLicence } from '../check-digits'
import type { CertificateInput } from '../certificate-types'
import { CERTIFICATE } from '../modules/certificate'
import { licenceMalformed, numberMisprinted, tooManyOpen } from '../modules/certificate/errors'
import { TRACEABILITY } from '../modules/traceability'
import { enterCertificatesWorkflow } from '../workflows'
import { dropScan, keepScan } from './scans'

/** Said before the scan is kept; what many bring at once is counted by the database (`certificate_bring`). */
const MAX_OPEN = 20

/**
 * A producer brings a certificate of its own; it waits for staff and sells nothing before. Brought twice, the second is
 * refused. @param content the scan as base64. @returns the certificate's id
 * @throws MedusaError invalid_data, not_allowed (too many wait), conflict (there already)
 */
export async function bringCertificate(
  container: MedusaContainer,
  paper: CertificateInput,
  content: string,
): Promise<string> {
  const { producer_id, kind, number, good_ids = [] } = paper
  const verdict = kind === 'sc' ? checkScLicence(number) : 'valid'
  if (verdict === 'malformed') throw licenceMalformed(number)
  if (verdict === 'misprinted') throw numberMisprinted(number)
  const own = good_ids.length
    ? await container
        .resolve(TRACEABILITY)
        .listGoods({ id: good_ids, producer_id }, { select: ['id'], take: good_ids.length })
    : []
  if (own.length !== new Set(good_ids).size)
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '适用商品里有不是你家的商品，请重新选择')
  const waiting = (await container.resolve(CERTIFICATE).readOwn(producer_id)).filter((one) => one.may_withdraw)
  if (waiting.length >= MAX_OPEN) throw tooManyOpen(MAX_OPEN)
  const scan_file_id = await keepScan(container, content)
  try {
    const { result } = await enterCertificatesWorkflow(container).run({ input: [{ ...paper, scan_file_id }] })
    return result[0]
  } catch (error) {
    await dropScan(container, scan_file_id)
    throw error
  }
}
