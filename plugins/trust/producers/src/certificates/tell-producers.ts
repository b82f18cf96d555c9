import type { MedusaContainer } from '@medusajs/framework/types'
import { contactsOf } from '../contacts'
import { sendOnce } from '@shanzhen/messages/send-once'
import { dueNotices } from './due-notices'

/**
 * Tells each contact of a producer once per certificate and threshold. A channel that fails keeps nobody else waiting and
 * is asked again the next hour, a few times; staff are told of the certificate in any case.
 */
export async function tellProducers(container: MedusaContainer): Promise<void> {
  for (const { key, producer_id, number, valid_to, days_left } of await dueNotices(container)) {
    const when = days_left ? `还有 ${days_left} 天到期` : '今天到期'
    for (const contact of await contactsOf(container, producer_id)) {
      await sendOnce(container, {
        ...{ to: contact.address, channel: contact.channel, template: 'certificate-ending', resource_id: key },
        subject: `证书 ${number} ${when}`,
        text: `你的证书 ${number} ${when}（${valid_to}），请尽快续办，并把新证书交给供应中心登记。`,
      })
    }
  }
}
