import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { LotState } from '@shanzhen/lots/lot-types'
import { namesOf } from '@shanzhen/http/names'
import { LOT } from '@shanzhen/lots/modules/lot'
import type { Affected, AffectedRow, RecallRow } from '../modules/recall/types'

/** A row with the words staff need: which lot, which order and buyer, which place. Phones are masked. */
export type ReportRow<Row> = Row & {
  lot: string | null
  order: number | null
  buyer: string | null
  place: string | null
}

const masked = (phone: string | null | undefined) =>
  phone ? phone.replace(/^(\+86)?(\d{3})\d{4}(\d{4})$/, '$2****$3') : null

export async function describeRows<Row extends Affected>(
  container: MedusaContainer,
  lot_ids: string[],
  rows: Row[],
): Promise<ReportRow<Row>[]> {
  const order_ids = [...new Set(rows.flatMap(({ order_id }) => order_id ?? []))]
  const [lots, places, orders] = await Promise.all([
    container.resolve(LOT).readLots(lot_ids),
    container.resolve(Modules.STOCK_LOCATION).listStockLocations({}, { select: ['id', 'name'], take: 500 }),
    order_ids.length
      ? container
          .resolve(ContainerRegistrationKeys.QUERY)
          .graph({
            entity: 'order',
            fields: ['id', 'display_id', 'shipping_address.first_name', 'shipping_address.phone'],
            filters: { id: order_ids },
          })
          .then(({ data }) => data)
      : [],
  ])
  return rows.map((row) => {
    const order = orders.find(({ id }) => id === row.order_id)
    const { first_name, phone } = order?.shipping_address ?? {}
    return {
      ...row,
      lot: lots.find(({ id }) => id === row.lot_id)?.code ?? null,
      order: order?.display_id ?? null,
      buyer: [first_name, masked(phone)].filter(Boolean).join(' ') || null,
      place: places.find(({ id }) => id === row.location_id)?.name ?? null,
    }
  })
}

export type RecallReport = RecallRow & {
  lots: { id: string; code: string; state: LotState }[]
  affected: ReportRow<AffectedRow>[]
  /** Of who began and ended it. */
  names: Record<string, string>
}

export async function readReport(
  container: MedusaContainer,
  recall: RecallRow & { affected: AffectedRow[] },
): Promise<RecallReport> {
  const lots = await container.resolve(LOT).readLots(recall.lot_ids)
  return {
    ...recall,
    lots: lots.map(({ id, code, state }) => ({ id, code, state })),
    affected: await describeRows(container, recall.lot_ids, recall.affected),
    names: await namesOf(container, [recall.opened_by, recall.closed_by]),
  }
}
