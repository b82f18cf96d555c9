/** Whoever speaks for a producer hears once that its money goes to another account; what no channel took is told again. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { sendOnce } from '@shanzhen/messages/send-once'
import { contactsOf } from '@shanzhen/producers/contacts'
import { PURCHASE } from '../modules/purchase'
import { nameOf } from '../payee'

const DAYS = 3

export default async function tellProducerAccounts(container: MedusaContainer) {
  for (const { id, producer_id, bank, number_end } of await container.resolve(PURCHASE).acceptedSince(DAYS)) {
    const [name, contacts] = await Promise.all([nameOf(container, producer_id), contactsOf(container, producer_id)])
    for (const { channel, address } of contacts)
      await sendOnce(container, {
        ...{ to: address, channel, template: 'producer-account', resource_id: id, subject: '收款账户已登记' },
        text: `“${name}”的货款以后打到${bank}尾号 ${number_end} 的账户。如果不是您提供的账户，请马上联系我们。`,
      })
  }
}

export const config = { name: 'tell-producer-accounts', schedule: '*/5 * * * *' }
