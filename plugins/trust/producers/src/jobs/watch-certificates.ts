import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { closeScans, tidyScans } from '../certificates/close-scans'
import { dueNotices } from '../certificates/due-notices'
import { CERTIFICATE } from '../modules/certificate'
import { CERTIFICATE_CHANGED } from '../workflows/events'

/**
 * Each day: staff are told 60, 30 and 7 days before a certificate ends, once each; goods whose licence ended or began
 * today are shown anew; scans of certificates that no longer hold are taken away. Idempotent: a notice is known by its certificate and its days.
 */
export default async function watchCertificates(container: MedusaContainer) {
  await closeScans(container)
  await tidyScans(container)
  const notices = await dueNotices(container)
  if (notices.length) {
    // Medusa sends what has a key once.
    await container.resolve(Modules.NOTIFICATION).createNotifications(
      notices.map(({ id, number, valid_to, days_left, key }) => ({
        ...{
          to: 'staff',
          channel: 'feed',
          template: 'certificate-expiring',
          idempotency_key: `certificate:${key}`,
          resource_id: id,
        },
        data: {
          title: '证书即将到期',
          description: `证书 ${number} 还有 ${days_left} 天到期（${valid_to}），请联系生产者续办`,
        },
      })),
    )
  }
  const turned = await container.resolve(CERTIFICATE).turnedToday()
  if (!turned.length) return
  const events = turned.map((id) => ({ name: CERTIFICATE_CHANGED, data: { id } }))
  await container.resolve(Modules.EVENT_BUS).emit(events)
}

/** 00:05 in Shanghai. */
export const config = { name: 'watch-certificates', schedule: '5 16 * * *' }
