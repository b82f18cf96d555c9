import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { fieldsInvalid } from '../lib/refusal'
import { readStoreChannel } from './read-stock'

/** The shop's own sales channel, by which whoever is not at a page of ours orders. */
export async function ownChannel(container: MedusaContainer): Promise<string> {
  const own = await readStoreChannel(container)
  if (own) return own
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: channels } = await query.graph({
    entity: 'sales_channel',
    fields: ['id'],
    filters: { is_disabled: false },
    pagination: { take: 1, order: { created_at: 'ASC' } },
  })
  if (!channels[0]) throw fieldsInvalid({ sales_channel: '这个页面没有绑定销售渠道' })
  return channels[0].id
}
