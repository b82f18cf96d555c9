import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { Modules } from '@medusajs/framework/utils'
import { CERTIFICATE } from '../modules/certificate'
import { isContact } from '../modules/certificate/service'
import { CERTIFICATE_CHANGED } from '../workflows/events'

/** A producer brought a certificate: staff read once that it waits for them. */
export default async function tellCertificate({ event, container }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  const ids = [event.data].flat().map(({ id }) => id)
  const papers = await container
    .resolve(CERTIFICATE)
    .listCertificates({ id: ids, state: 'entered' }, { take: ids.length })
  const brought = papers.filter(({ entered_by }) => isContact(entered_by))
  if (!brought.length) return
  // Medusa sends what has a key once.
  await container.resolve(Modules.NOTIFICATION).createNotifications(
    brought.map(({ id, number }) => ({
      ...{
        to: 'staff',
        channel: 'feed',
        template: 'certificate-brought',
        idempotency_key: `certificate:${id}:brought`,
      },
      resource_id: id,
      data: { title: '证书待审核', description: `生产者上传了证书 ${number}，请核对原件扫描件后审核` },
    })),
  )
}

export const config: SubscriberConfig = { event: CERTIFICATE_CHANGED, context: { subscriberId: 'tell-certificate' } }
