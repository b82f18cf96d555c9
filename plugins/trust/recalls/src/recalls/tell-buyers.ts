import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { RECALL } from '../modules/recall'
import type { AffectedRow, RecallRow } from '../modules/recall/types'
import { MESSAGES_MODULE } from '@shanzhen/messages/modules/messages'
import { sendOnce, type Told } from '@shanzhen/messages/send-once'
import { sendersOf } from '@shanzhen/messages/senders'
import type { Contact } from '@shanzhen/messages/staff-address'
import { recallText, recallTextOf } from './recall-words'

type Order = {
  id: string
  display_id: number
  email: string | null
  metadata: Record<string, unknown> | null
  items: { id: string; title: string; variant_title: string | null }[]
  shipping_address?: { phone: string | null } | null
  customer?: { phone: string | null } | null
}
const MOBILE = /^1[3-9]\d{9}$/

/**
 * Tells each buyer not told yet. Who left neither phone nor mailbox, or whom no channel reached however often it tried, is
 * `untold`: staff look for another way.
 */
export async function tellBuyers(container: MedusaContainer, recall: RecallRow & { affected: AffectedRow[] }) {
  const untold = recall.affected.filter(({ kind, state }) => kind === 'buyer' && state === 'pending')
  if (!untold.length) return
  const order_ids = [...new Set(untold.flatMap(({ order_id }) => order_id ?? []))]
  const [orders, senders] = [await readOrders(container, order_ids), await sendersOf(container, order_ids)]
  const lots = await container.resolve(LOT).readLots(recall.lot_ids)
  for (const row of untold) {
    const order = orders.find(({ id }) => id === row.order_id)
    const contact = order && contactOf(order)
    const line = order?.items.find(({ id }) => id === row.line_item_id)
    const locale = String(order?.metadata?.locale ?? 'zh')
    let told: Told = 'given_up'
    if (order && contact) {
      const facts = {
        opening: container.resolve(MESSAGES_MODULE).opening(locale),
        number: order.display_id,
        good: [line?.title, line?.variant_title].filter(Boolean).join(' '),
        lot: lots.find(({ id }) => id === row.lot_id)?.code ?? '',
        reason: recall.reason,
      }
      const sender = senders.get(order.id)
      told = await sendOnce(container, {
        to: contact.address,
        channel: contact.channel,
        template: 'recall-opened',
        resource_id: row.id,
        ...(sender && !sender.hosted ? recallTextOf(sender, facts) : recallText(locale, facts)),
      })
    }
    if (told === 'failing') continue
    const change = { state: told === 'told' ? ('notified' as const) : ('untold' as const), changed_by: 'system' }
    await container
      .resolve(RECALL)
      .move({ id: row.id, recall_id: recall.id }, ['pending'], change)
      .catch((error: unknown) => {
        // Somebody of the staff decided meanwhile: their word stands.
        if (!(error instanceof MedusaError)) throw error
      })
  }
}

async function readOrders(container: MedusaContainer, ids: string[]): Promise<Order[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [
      ...['id', 'display_id', 'email', 'metadata', 'items.id', 'items.title', 'items.variant_title'],
      ...['shipping_address.phone', 'customer.phone'],
    ],
    filters: { id: ids },
  })
  return data as unknown as Order[]
}

function contactOf(order: Order): Contact | null {
  const phone = (order.shipping_address?.phone ?? order.customer?.phone)?.replace(/^\+86/, '').replace(/[\s-]/g, '')
  if (phone && MOBILE.test(phone)) return { channel: 'sms', address: phone }
  return order.email ? { channel: 'email', address: order.email } : null
}
