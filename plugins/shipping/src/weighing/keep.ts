/** A parcel carries what it weighed in its own metadata, in one write with itself; from there it becomes a weighing. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { WEIGHING } from '../modules/weighing'
import type { WeighedParcel } from '../rules/weighing'

const MARK = 'yes'
type Kept = WeighedParcel & { weighed_by: string }

export const weighedMetadata = (parcel: WeighedParcel, weighed_by: string) => ({
  weighed: MARK,
  weighing: { ...parcel, weighed_by } satisfies Kept,
})

type Which = { fulfillment_id: string } | { order_id: string } | { since: Date }
type Row = {
  id: string
  metadata: { weighed?: string; weighing?: Kept } | null
  canceled_at: string | null
  order?: { id: string } | null
}

/** Writes down what these parcels weighed, also what a crash left out; repeating it changes nothing. */
export async function keepWeighings(container: MedusaContainer, which: Which): Promise<void> {
  for (const { id, metadata, canceled_at, order } of await findParcels(container, which)) {
    if (canceled_at || !order || !metadata?.weighing) continue
    await container.resolve(WEIGHING).weigh({ ...metadata.weighing, order_id: order.id, fulfillment_id: id })
  }
}

const FIELDS = ['id', 'metadata', 'canceled_at']

async function findParcels(container: MedusaContainer, which: Which): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  if ('order_id' in which) {
    const fields = FIELDS.map((field) => `fulfillments.${field}`)
    const { data } = await query.graph({ entity: 'order', fields, filters: { id: which.order_id } })
    const { fulfillments = [] } = (data[0] ?? {}) as { fulfillments?: (Omit<Row, 'order'> | null)[] }
    return fulfillments.flatMap((row) => (row ? [{ ...row, order: { id: which.order_id } }] : []))
  }
  const filters =
    'fulfillment_id' in which
      ? { id: which.fulfillment_id }
      : { metadata: { weighed: MARK }, canceled_at: null, created_at: { $gte: which.since } }
  const { data } = await query.graph({
    entity: 'fulfillment',
    fields: [...FIELDS, 'order.id'],
    filters: filters as object,
    pagination: { take: 5000, order: { created_at: 'ASC' } },
  })
  return data as unknown as Row[]
}
