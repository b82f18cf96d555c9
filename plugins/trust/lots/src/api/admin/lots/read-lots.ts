import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import { only } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import type { z } from '@medusajs/framework/zod'
import * as wire from '../../../wire'
import { LOT } from '../../../modules/lot'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { PHOTO_STEPS } from '../../../photo-types'
import { needsPromise } from '../../../promise'

type GoodRow = {
  id: string
  producer_id: string | null
  town: string | null
  village: string | null
  kind: string
  product?: { title: string; variants?: VariantRow[] } | null
}
type VariantRow = {
  id: string
  title: string
  weight: number | null
  inventory_items?: { inventory_item_id: string }[]
}

const FIELDS = [
  ...['id', 'producer_id', 'town', 'village', 'kind', 'product.title', 'product.variants.id', 'product.variants.title'],
  ...['product.variants.weight', 'product.variants.inventory_items.inventory_item_id'],
]

/** Goods with the sizes they are packed in; all of them where no ids are given. */
export async function readGoods(container: MedusaContainer, ids?: string[], per_page = 500): Promise<GoodRow[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const found: GoodRow[] = []
  for (;;) {
    const after = { id: { $gt: found.at(-1)?.id ?? '' } }
    const { data } = await query.graph({
      entity: 'good',
      fields: FIELDS,
      filters: (ids ? { $and: [{ id: ids }, after] } : after) as object,
      pagination: { take: per_page, order: { id: 'ASC' } },
    })
    found.push(...(data as unknown as GoodRow[]))
    if (data.length < per_page) return found
  }
}

/** Lots with the names people know them by. */
export async function withGoods<L extends { good_id: string; inventory_item_id: string | null }>(
  container: MedusaContainer,
  lots: L[],
) {
  const goods = new Map(
    (await readGoods(container, [...new Set(lots.map((lot) => lot.good_id))])).map((good) => [good.id, good]),
  )
  return lots.map((lot) => {
    const product = goods.get(lot.good_id)?.product
    const size = product?.variants?.find((variant) =>
      variant.inventory_items?.some((item) => item.inventory_item_id === lot.inventory_item_id),
    )
    return { ...lot, title: product?.title ?? '—', size: lot.inventory_item_id ? (size?.title ?? '') : '散货' }
  })
}

/** All there is to know of a lot: where from, where it lies, how tested, what happened, what of it was made. */
export async function readLot(container: MedusaContainer, id: string): Promise<z.input<typeof wire.LotFile>> {
  const service = container.resolve(LOT)
  const [row] = await service.readLots([id])
  const [[lot], stock, inspections, movements, acts, events, photos, family, standards, promise] = await Promise.all([
    withGoods(container, [row]),
    service.listLotStocks({ lot_id: id }),
    service.listInspections({ lot_id: id }, { order: { at: 'DESC' } }),
    service.movements({ lot_id: id }),
    service.acts(id),
    service.events(id),
    service.photos(id),
    service.family(id),
    row.standard_id ? service.listStandards({ id: row.standard_id }) : [],
    readPromise(container, row),
  ])
  const photo_steps = PHOTO_STEPS.filter((step) => events.some(({ type }) => type === step))
  const [standard] = standards
  const names = await namesOf(container, [
    ...[row.received_by, row.released_by],
    ...inspections.map(({ inspector }) => inspector),
    ...[...movements, ...acts, ...events].map(({ actor }) => actor),
  ])
  return {
    lot: only(wire.StaffLot, lot),
    stock: stock.map((place) => only(wire.LotPlace, place)),
    inspections: inspections.map((row) =>
      only(wire.LotInspection, { ...row, results: row.results as unknown as wire.InspectionResult[] }),
    ),
    movements: movements.map((row) => only(wire.LotMovement, row)),
    acts: acts.map((row) => only(wire.LotAct, row)),
    events: events.map((row) => only(wire.LotEvent, row)),
    ...{ photos, photo_steps, family, promise, names },
    standard: standard
      ? { version: standard.version, limits: standard.limits as unknown as wire.StandardLimit[] }
      : null,
  }
}

/** Whether a lot needs a 承诺达标合格证, and the number of the one it has. */
async function readPromise(container: MedusaContainer, lot: { id: string; good_id: string }) {
  const [[good], [promise]] = await Promise.all([
    container.resolve(TRACEABILITY).listGoods({ id: lot.good_id }),
    container.resolve(CERTIFICATE).promised([lot.id]),
  ])
  return { needed: !!good && needsPromise(good), number: promise?.number ?? null }
}
