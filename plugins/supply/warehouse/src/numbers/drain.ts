/** The queue of numbers asked of carriers: at most so many a second, each by itself, going on where the last one died. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { SHIPPING } from '@shanzhen/shipping/modules/shipping'
import { WAREHOUSE } from '../modules/warehouse'
import { dueWishes, keepFailure, keepNumber, numberBeside, type WishRow } from '../modules/warehouse/store/wishes'
import { deskOf } from '../rules'

/** What 快递鸟 and its like allow. */
export const PER_SECOND = 20
const SECOND_MS = 1000

/**
 * @param until stops taking more after this moment; what is left waits for the next who drains
 * @returns how many numbers came
 */
export async function drainWishes(container: MedusaContainer, until: number, wave_id?: string): Promise<number> {
  const { knex } = container.resolve(WAREHOUSE).own
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

/** Numbers a carrier left here that somebody typed onto a parcel by hand meanwhile. */
const TRIES = 20

/** Asked again under the same key it is the same number, so that two who drain at once, or a crash, cost none. */
export async function fulfil(container: MedusaContainer, row: WishRow): Promise<string | null> {
  const { knex } = container.resolve(WAREHOUSE).own
  const desk = deskOf(container)
  const { id, carrier_code, order_id } = row
  try {
    if (!desk) throw new Error('没有接通取号')
    const beside = await numberBeside(knex, order_id, carrier_code)
    for (let i = 0; i < TRIES; i++) {
      const asked = { key: i ? `${id}:${i}` : id, carrier_code, order_id }
      const number = await (beside ? desk.add(container, asked, beside) : desk.reserve(container, asked))
      if (!(await container.resolve(SHIPPING).waybillTaken(number, order_id)))
        return (await keepNumber(knex, id, number)) ? number : null
      await desk.take(container, number)
    }
    throw new Error('导入的运单号都已用在别的包裹上')
  } catch (error) {
    await keepFailure(knex, row, (error as Error).message)
    return null
  }
}
