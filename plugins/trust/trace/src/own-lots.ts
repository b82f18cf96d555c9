/** A producer's own lots as the producer may see them: figures, verdicts and steps, but no person and no buyer. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { withGoods } from '@shanzhen/lots/api/admin/lots/read-lots'
import { buildLink } from './gs1/digital-link'
import type { LotEventRow, OwnLot, OwnLotFile } from '@shanzhen/lots/lot-types'
import { LOT } from '@shanzhen/lots/modules/lot'
import type { OwnLotRow, OwnLotsAsked } from '@shanzhen/lots/modules/lot/store/own-lots'
import { readGoods, readVariants } from './story/read-goods'

export async function readOwnLots(container: MedusaContainer, asked: OwnLotsAsked): Promise<OwnLot[]> {
  const rows = await container.resolve(LOT).ownLots(asked)
  return (await withGoods(container, rows)).map(({ good_id: _good, inventory_item_id: _item, ...lot }) => lot)
}

/** @returns null for a lot that is not there, and for another's */
export async function readOwnLot(
  container: MedusaContainer,
  id: string,
  producer_id: string,
): Promise<OwnLotFile | null> {
  const service = container.resolve(LOT)
  const [row] = await service.ownLots({ id, producer_id, take: 1 })
  if (!row) return null
  const [[{ good_id: _good, inventory_item_id: _item, ...lot }], inspections, events, link] = await Promise.all([
    withGoods(container, [row]),
    service.listInspections({ lot_id: id }, { order: { at: 'DESC' }, take: 100 }),
    service.events(id),
    storyLink(container, row),
  ])
  return {
    ...lot,
    link,
    inspections: inspections.map(({ kind, at, method, sampling, sample_count, verdict, results }) => ({
      ...{ kind, method, sampling, sample_count, verdict },
      at: new Date(at).toISOString(),
      results: results as unknown as OwnLotFile['inspections'][number]['results'],
    })),
    steps: events.map(toStep),
  }
}

async function storyLink(container: MedusaContainer, { good_id, inventory_item_id, code }: OwnLotRow) {
  if (!inventory_item_id) return null
  const [goods, variants] = await Promise.all([
    readGoods(container, [good_id]),
    readVariants(container, [inventory_item_id]),
  ])
  const gtin14 = variants.get(`${inventory_item_id} ${goods.get(good_id)?.product_id}`)?.gtin14
  return gtin14 ? buildLink('', { gtin14, lot: code }) : null
}

function toStep({ type, occurred_at, body }: LotEventRow): OwnLotFile['steps'][number] {
  const { payload = {} } = JSON.parse(body) as { payload?: Record<string, unknown> }
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name] : null)
  return {
    type,
    at: new Date(occurred_at).toISOString(),
    quantity: typeof payload.quantity === 'number' ? payload.quantity : null,
    reason: text('reason') ?? text('note'),
    disposal: text('disposal'),
  }
}
