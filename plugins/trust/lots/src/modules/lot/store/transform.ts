import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { LotRow, Transformation, TransformedLot } from '../../../lot-types'
import * as errors from '../errors'
import { readLots } from './read'
import { once } from './once'
import { insertLots, makeCode } from './receive'
import { assertReservedLeft } from './reserved'
import { inStock } from './transaction'

const EVENT = { split: 'split', mix: 'mixed', pack: 'packed' } as const

/**
 * Lots become lots: split, mixed, graded, packed. What the parents give is what the children take, plus the loss that is
 * written down; a child keeps no longer than its shortest-lived parent. Children start in quarantine, so pieces that orders
 * wait for stay where they are.
 * @throws MedusaError conflict (out of use, reserved for orders), invalid_data (does not add up), not_allowed (stock too low)
 */
export async function transformLots(knex: Knex, input: Transformation): Promise<LotRow[]> {
  const ids = [...new Set([...input.children.flatMap(sourceIds), ...(input.losses ?? []).map((loss) => loss.lot_id)])]
  const parents = new Map((await readLots(knex, ids)).map((lot) => [lot.id, lot]))
  const children = input.children.map((child) => toChild(child, input.actor, parents))
  const items = [...parents.values(), ...children].map((lot) => lot.inventory_item_id)
  return inStock(knex, items, (trx) => once(trx, input.once, () => work(trx, input, ids, children, parents)))
}

async function work(
  trx: Knex.Transaction,
  input: Transformation,
  ids: string[],
  children: LotRow[],
  parents: Map<string, LotRow>,
): Promise<LotRow[]> {
  const { rows } = await trx.raw<{ rows: { code: string; state: string }[] }>(
    'select code, state from lot where id = any(?) order by id for update',
    [ids],
  )
  const closed = rows.find(({ state }) => state !== 'released' && state !== 'quarantine')
  if (closed) throw errors.notOpenForWork(closed.code)
  await insertLots(trx, children)
  const sources = input.children.flatMap((child, i) =>
    child.sources.map((source) => ({ child: children[i], ...source })),
  )
  const { kind: reason, location_id, actor } = input
  await trx('lot_movement').insert([
    ...sources.map(({ child, lot_id, quantity }) => ({
      ...{ lot_id, location_id, actor, reason },
      delta: -quantity,
      counterpart_lot_id: child.id,
    })),
    ...(input.losses ?? []).map(({ lot_id, quantity }) => ({
      ...{ lot_id, location_id, actor },
      delta: -quantity,
      reason: 'loss',
      counterpart_lot_id: null,
    })),
    ...children.map((child, i) => ({
      ...{ lot_id: child.id, location_id, actor, reason },
      delta: child.received_quantity,
      counterpart_lot_id: input.children[i].sources.length === 1 ? input.children[i].sources[0].lot_id : null,
    })),
  ])
  await assertReservedLeft(trx, location_id, [...sources, ...(input.losses ?? [])])
  await trx('lot_source').insert(
    sources.map(({ child, lot_id, quantity }) => ({
      id: generateEntityId(undefined, 'lsrc'),
      child_lot_id: child.id,
      parent_lot_id: lot_id,
      quantity,
    })),
  )
  const family = [...ids, ...children.map((child) => child.id)]
  const payload = describe(input, children, parents)
  await trx.raw(`select lot_write_event(l.id, ?, ?, ?::jsonb) from lot l where l.id = any(?) order by l.id`, [
    EVENT[input.kind],
    actor,
    JSON.stringify(payload),
    family,
  ])
  return children
}

const sourceIds = (child: TransformedLot) => child.sources.map((source) => source.lot_id)

function describe(input: Transformation, children: LotRow[], parents: Map<string, LotRow>) {
  const codeOf = (id: string) => parents.get(id)?.code ?? id
  return {
    children: children.map((child, i) => ({
      code: child.code,
      quantity: child.received_quantity,
      unit: child.quantity_unit,
      sources: input.children[i].sources.map(({ lot_id, quantity }) => ({ code: codeOf(lot_id), quantity })),
    })),
    losses: (input.losses ?? []).map(({ lot_id, quantity }) => ({ code: codeOf(lot_id), quantity })),
  }
}

/** @throws MedusaError invalid_data when quantities do not add up, goods differ, units do without a weight, or dates grow */
function toChild(child: TransformedLot, actor: string, parents: Map<string, LotRow>): LotRow {
  const from = sourceIds(child).map((id) => parents.get(id) as LotRow)
  const unit = child.inventory_item_id ? 'piece' : 'g'
  const took = child.sources.reduce((sum, source) => sum + source.quantity, 0)
  const each = from.every((lot) => lot.quantity_unit === unit) ? 1 : (child.net_weight_g ?? 0)
  if (took !== child.quantity * each) throw errors.doesNotAddUp(took, child.quantity * each)
  const good_id = child.good_id ?? from[0].good_id
  if (!child.good_id && from.some((lot) => lot.good_id !== good_id)) throw errors.goodsDiffer()
  const bestBefore = from.map((lot) => lot.best_before).sort()[0]
  if (child.best_before && child.best_before > bestBefore) throw errors.keepsTooLong(bestBefore)
  const same = <K extends keyof LotRow>(key: K) =>
    from.every((lot) => lot[key] === from[0][key]) ? from[0][key] : null
  const made_on = from.map((lot) => lot.made_on).sort()[0]
  return {
    id: generateEntityId(undefined, 'lot'),
    code: child.code ?? makeCode(made_on),
    good_id,
    inventory_item_id: child.inventory_item_id,
    producer_id: same('producer_id'),
    town: same('town'),
    village: same('village'),
    plot: same('plot'),
    made_on,
    best_before: child.best_before ?? bestBefore,
    // It keeps as long as what it was made of, whatever the standard says of a fresh one.
    best_before_reason: '依原料批次',
    quantity_unit: unit,
    received_quantity: child.quantity,
    standard_id: same('standard_id'),
    delivery_id: null,
    state: 'quarantine',
    received_at: new Date(),
    received_by: actor,
    released_at: null,
    released_by: null,
    supplier_name: same('supplier_name'),
    supplier_contact: same('supplier_contact'),
    is_demo: from.some((lot) => lot.is_demo),
    note: child.note ?? null,
  }
}
