import type { MedusaContainer } from '@medusajs/framework/types'
import { CERTIFICATE } from '../modules/certificate'

/** Days before its end at which people are told of a certificate. */
const NOTICE_DAYS = [7, 30, 60]

/**
 * Certificates in force that end soon, each with the nearest threshold it has passed: who slept through the others is told
 * once, not of each. The key names certificate and threshold.
 */
export async function dueNotices(container: MedusaContainer) {
  const certificates = await container.resolve(CERTIFICATE).endingWithin(Math.max(...NOTICE_DAYS))
  return certificates.flatMap((certificate) => {
    const { id, days_left } = certificate
    const days = NOTICE_DAYS.find((limit) => days_left >= 0 && days_left <= limit)
    return days === undefined ? [] : [{ ...certificate, key: `${id}:${days}` }]
  })
}
