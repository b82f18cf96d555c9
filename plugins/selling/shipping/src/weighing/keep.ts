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
  for await (const page of findParcels(container, which))
    for (const { id, metadata, canceled_at, order } of page) {
      if (canceled_at || !order || !metadata?.weighing) continue
      await container.resolve(WEIGHING).weigh({ ...metadata.weighing, order_id: order.id, fulfillment_id: id })
    }
}

const FIELDS = ['id', 'metadata', 'canceled_at']
const PER_PAGE = 200

async function* findParcels(container: MedusaContainer, which: Which): AsyncGenerator<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  if ('order_id' in which) {
    const fields = FIELDS.map((field) => `fulfillments.${field}`)
    const { data } = await query.graph({ entity: 'order', fields, filters: { id: which.order_id } })
    const { fulfillments = [] } = (data[0] ?? {}) as { fulfillments?: (Omit<Row, 'order'> | null)[] }
    yield fulfillments.flatMap((row) => (row ? [{ ...row, order: { id: which.order_id } }] : []))
    return
  }
  const read = async (filters: object) => {
    const fields = [...FIELDS, 'order.id']
    const pagination = { take: PER_PAGE, order: { id: 'ASC' as const } }
    return (await query.graph({ entity: 'fulfillment', fields, filters, pagination })).data as unknown as Row[]
  }
  if ('fulfillment_id' in which) {
    yield await read({ id: which.fulfillment_id })
    return
  }
  const filters = { metadata: { weighed: MARK }, canceled_at: null, created_at: { $gte: which.since } }
  let after = ''
  for (;;) {
    const page = await read({ ...filters, id: { $gt: after } })
    yield page
    if (page.length < PER_PAGE) return
    after = page[page.length - 1].id
  }
}
