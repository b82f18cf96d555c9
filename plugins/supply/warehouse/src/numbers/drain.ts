/** The queue of numbers asked of carriers: at most so many a second, each by itself, going on where the last one died. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { WAREHOUSE } from '../modules/warehouse'
import { dueWishes, keepFailure, keepNumber, type WishRow } from '../modules/warehouse/store/wishes'
import { deskOf } from '../rules'

/** What 快递鸟 and its like allow. */
export const PER_SECOND = 20
const SECOND_MS = 1000

/**
 * @param until stops taking more after this moment; what is left waits for the next who drains
 * @returns how many numbers came
 */
export async function drainWishes(container: MedusaContainer, until: number, wave_id?: string): Promise<number> {
  const { knex } = container.resolve(WAREHOUSE)
  let came = 0
  while (Date.now() < until) {
    const began = Date.now()
    const due = await dueWishes(knex, PER_SECOND, wave_id)
    const got = await Promise.all(due.map((row) => fulfil(container, row)))
    came += got.filter(Boolean).length
    if (due.length < PER_SECOND) break
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, SECOND_MS - (Date.now() - began))))
  }
  return came
}

/** Asked again under the same key it is the same number, so that two who drain at once, or a crash, cost none. */
export async function fulfil(container: MedusaContainer, row: WishRow): Promise<string | null> {
  const { knex } = container.resolve(WAREHOUSE)
  const desk = deskOf(container)
  try {
    if (!desk) throw new Error('没有接通取号')
    const { id: key, carrier_code, order_id } = row
    const number = await desk.reserve(container, { key, carrier_code, order_id })
    return (await keepNumber(knex, row.id, number)) ? number : null
  } catch (error) {
    await keepFailure(knex, row, (error as Error).message)
    return null
  }
}
