/**
 * A parcel left or arrived, or another waybill is the right one: its buyer hears of it, with carrier and waybill. Who marked
 * it may ask for silence: a buyer who confirmed the receipt knows.
 */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import type { OrderStep, ParcelKind } from '../types'
import { contentsOf } from '../parcel-contents'
import { sendOrderMessagesWorkflow } from '../workflows/workflows/send-order-messages'

const KINDS: ParcelKind[] = ['express', 'same_city', 'pickup']
const STEPS: Record<string, OrderStep> = {
  [FulfillmentWorkflowEvents.SHIPMENT_CREATED]: 'shipped',
  [FulfillmentWorkflowEvents.DELIVERY_CREATED]: 'delivered',
  'parcel.waybill_corrected': 'waybill_corrected',
  'parcel.unpacked': 'parcel_unpacked',
}

type Told = { id: string; correction_id?: string; no_notification?: boolean }

export default async function parcelMessage({ event, container }: SubscriberArgs<Told>): Promise<void> {
  if (event.data.no_notification) return
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'fulfillment',
    fields: ['id', 'metadata', 'labels.tracking_number', 'items.line_item_id', 'order.id'],
    filters: { id: event.data.id },
  })
  const fulfillment = data[0]
  if (!fulfillment?.order) return
  const kind = KINDS.find((known) => known === fulfillment.metadata?.delivery_kind) ?? 'express'
  const carrier = fulfillment.metadata?.carrier_name
  const step = STEPS[event.name]
  const packed = ((fulfillment.items ?? []) as { line_item_id?: string | null }[]).flatMap(
    ({ line_item_id }) => line_item_id ?? [],
  )
  const parts = step === 'shipped' ? await contentsOf(container, fulfillment.order.id, packed) : {}
  await sendOrderMessagesWorkflow(container).run({
    input: [
      {
        order_id: fulfillment.order.id,
        step,
        about: event.data.correction_id ?? fulfillment.id,
        parcel: {
          kind,
          carrier: typeof carrier === 'string' ? carrier : '',
          waybill: fulfillment.labels?.[0]?.tracking_number ?? null,
          ...parts,
        },
      },
    ],
  })
}

export const config: SubscriberConfig = { event: Object.keys(STEPS) }
