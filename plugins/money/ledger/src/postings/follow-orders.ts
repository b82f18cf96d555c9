/** Work that follows the book of orders: it is done once more for each order about which anything was booked since the last look. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LEDGER } from '../modules/ledger'

const PAGE = 500
/** A transaction is in the book up to so long after its id was drawn. */
const LATE_MS = 15 * 60_000

/** How far somebody has looked, and which orders they could not do: in their own tables `<name>_mark` and `<name>_fault`. */
export class Follower {
  constructor(
    private readonly knex: Knex,
    private readonly name: string,
  ) {}

  async readMark(): Promise<Date | null> {
    const row = (await this.knex(`${this.name}_mark`).where({ id: 'booked' }).first('at')) as { at: Date } | undefined
    return row?.at ?? null
  }

  async setMark(at: Date): Promise<void> {
    await this.knex(`${this.name}_mark`).insert({ id: 'booked', at }).onConflict('id').merge()
  }

  /** The longest ago tried first. */
  async faults(take: number): Promise<string[]> {
    const rows = (await this.knex(`${this.name}_fault`)
      .orderBy(['tried_at', 'order_id'])
      .limit(take)
      .select('order_id')) as { order_id: string }[]
    return rows.map(({ order_id }) => order_id)
  }

  async setFault(order_id: string, reason: string): Promise<void> {
    await this.knex(`${this.name}_fault`)
      .insert({ order_id, reason: reason.slice(0, 300), tried_at: this.knex.fn.now() })
      .onConflict('order_id')
      .merge(['reason', 'tried_at'])
  }

  async clearFault(order_id: string): Promise<void> {
    await this.knex(`${this.name}_fault`).where({ order_id }).del()
  }
}

export type Following = {
  follower: Follower
  /** What the log names, such as `commission`. */
  about: string
  /** Of these orders those it is done for. */
  among(order_ids: string[]): Promise<Iterable<string>>
  /** Orders of which something else happened since then that no posting tells of. */
  also?(since: Date): Promise<string[]>
  /** Safe to repeat. */
  book(order_id: string): Promise<void>
}

/**
 * Orders that could not be done before come first. One order's trouble keeps no other waiting, nor the look itself: it is
 * written down and tried again. @returns how many were looked at @throws the first fault, after all
 */
export async function followOrders(
  container: MedusaContainer,
  { follower, about, among, also, book }: Following,
  now = new Date(),
): Promise<number> {
  const since = new Date(((await follower.readMark())?.getTime() ?? 0) - LATE_MS)
  const before = new Set(await follower.faults(PAGE))
  const thrown: unknown[] = []
  const tryOne = async (order_id: string) => {
    try {
      await book(order_id)
      if (before.has(order_id)) await follower.clearFault(order_id)
    } catch (error) {
      const reason = (error as { message?: string } | null)?.message ?? 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`${about} of ${order_id} not booked: ${reason}`)
      await follower.setFault(order_id, reason)
      thrown.push(error)
    }
  }
  for (const order_id of before) await tryOne(order_id)
  const others = ((await also?.(since)) ?? []).filter((id) => !before.has(id))
  for (const order_id of await among(others)) await tryOne(order_id)
  let [seen, after] = [before.size + others.length, '']
  for (;;) {
    const page = await container.resolve(LEDGER).referencesSince('order', since, { take: PAGE, after })
    const ids = [...new Set(page.map(({ reference_id }) => reference_id))].filter((id) => !before.has(id))
    for (const order_id of await among(ids)) {
      await tryOne(order_id)
      seen += 1
    }
    if (page.length < PAGE) break
    after = page[page.length - 1].id
  }
  await follower.setMark(now)
  if (thrown.length) throw thrown[0]
  return seen
}
