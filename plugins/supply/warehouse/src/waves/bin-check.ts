/** A bin that is empty by the book: whoever fetched the last pieces says whether it is; what still lies there is counted. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { actOnStockWorkflow } from '@shanzhen/lots/workflows'
import { underStockLock } from '@shanzhen/lots/workflows/steps/under-stock-lock'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { WAREHOUSE } from '../modules/warehouse'
import { countDone, notAsked } from '../modules/warehouse/errors'
import { answeredOf, fetchedOf, keepCount, lockCount, noteAnswer } from '../modules/warehouse/store/bin-checks'
import { type PickRow, picksOf } from '../modules/warehouse/store/picks'
import { liesWhere, placeOf } from '../modules/warehouse/store/places'

/** Of a wave's picks the lots of which, by the book, nothing lies in a bin any more, and nobody has said so yet. */
export async function emptyByBook(container: MedusaContainer, wave_id: string, picks: PickRow[]): Promise<Set<string>> {
  const { knex } = container.resolve(WAREHOUSE).own
  const open = new Set(picks.flatMap(({ state, lot_id }) => (state === 'picked' ? [] : (lot_id ?? []))))
  const done = [...new Set(picks.flatMap(({ lot_id }) => lot_id ?? []))].filter((id) => !open.has(id))
  if (!done.length) return new Set()
  const items = [...new Set(picks.map(({ inventory_item_id }) => inventory_item_id))]
  const [lying, fetched, answered] = await Promise.all([
    container.resolve(LOT).lyingLots(items),
    fetchedOf(knex, done),
    answeredOf(knex, wave_id),
  ])
  const there = new Map(lying.map(({ id, there: pieces }) => [id, pieces]))
  const empty = (id: string) => (there.get(id) ?? 0) - (fetched.get(id) ?? 0) <= 0
  return new Set(done.filter((id) => empty(id) && !answered.includes(id)))
}

type Said = { wave_id: string; lot_id: string; answer: 'empty' | 'left'; made_by: string }
/** @throws MedusaError conflict where it was not asked, or said already */
export async function sayEmpty(container: MedusaContainer, { wave_id, lot_id, answer, made_by }: Said): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const picks = await picksOf(knex, wave_id)
  const pick = picks.find((one) => one.lot_id === lot_id)
  if (!pick || !(await emptyByBook(container, wave_id, picks)).has(lot_id)) throw notAsked()
  const { inventory_item_id, title, lot_code } = pick
  const place = placeOf(await liesWhere(knex, [inventory_item_id]), inventory_item_id, lot_id)
  await noteAnswer(knex, {
    ...{ wave_id, lot_id, answer, made_by, inventory_item_id, title },
    ...{ lot_code: lot_code ?? '', place_code: place?.code ?? null },
  })
}

/**
 * So many still lie in the bin. What was fetched and not packed is added; where the sum is not what the book says, it goes the
 * stocktake's way, in one commit with the count. @throws MedusaError what a stocktake refuses, conflict (counted already)
 */
export async function countBin(
  container: MedusaContainer,
  { id, counted, counted_by }: { id: string; counted: number; counted_by: string },
): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const lots = container.resolve(LOT)
  await inOneCommit(container, async () => {
    const check = await lockCount(knex, id)
    if (check.counted !== null) throw countDone()
    const { lot_id, lot_code, place_code } = check
    await underStockLock(container, [check.inventory_item_id], async () => {
      const places = (await lots.listLotStocks({ lot_id })).filter(({ quantity }) => quantity > 0)
      if (places.length > 1)
        throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `批次 ${lot_code} 放在几个仓库，请到批次页分别盘点`)
      const booked = places[0]?.quantity ?? 0
      const picked = (await fetchedOf(knex, [lot_id])).get(lot_id) ?? 0
      const location_id = places[0]?.location_id ?? (await lots.listLotStocks({ lot_id }))[0]?.location_id
      const act_id =
        counted + picked === booked
          ? null
          : await stocktake({ lot_id, location_id, quantity: counted + picked, place_code })
      await keepCount(knex, id, { counted, picked, booked, act_id, counted_by })
    })
  })

  async function stocktake(at: { lot_id: string; location_id: string; quantity: number; place_code: string | null }) {
    const { place_code, ...act } = at
    const reason = `空位复核${place_code ? ` ${place_code}` : ''}：货位里还有 ${counted} 件`
    const { result } = await actOnStockWorkflow(container).run({
      input: { ...act, kind: 'stocktake', reason, actor: counted_by, request_key: `bin-check:${id}` },
    })
    return result.id
  }
}
