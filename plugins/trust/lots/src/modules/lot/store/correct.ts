import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { LotCorrection, LotRow } from '../../../lot-types'
import { alreadyWorked, nothingCorrected } from '../errors'
import { readLots } from './read'
import { derivedDays } from './days'
import type { Together } from './receive'
import { inStock } from './transaction'

const FIELDS = ['made_on', 'best_before', 'best_before_reason', 'town', 'village', 'plot', 'note'] as const

/**
 * Puts right what was typed wrong at the ramp, while the lot waits for its test: before and after stand in its history. A
 * harvest date moves the day it keeps till with it. @throws MedusaError not_allowed (no longer in quarantine, dates), conflict
 * (already worked on), invalid_data (nothing changed)
 */
export async function correctLot(
  knex: Knex,
  id: string,
  actor: string,
  change: LotCorrection,
  together?: Together,
): Promise<LotRow> {
  await inStock(knex, [], async (trx) => {
    const [lot] = await lockLot(trx, id)
    const { reason, quantity, ...wanted } = change
    const typed = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
    const after = {
      ...pick(lot),
      ...typed,
      ...(await daysAfter(trx, lot, change)),
      received_quantity: quantity ?? lot.received_quantity,
    }
    const changed = Object.entries(after).filter(([key, value]) => (value ?? null) !== lot[key as keyof LotRow])
    if (!changed.length) throw nothingCorrected()
    await correcting(trx, () =>
      trx('lot')
        .where({ id })
        .update({ ...Object.fromEntries(changed), updated_at: trx.fn.now() }),
    )
    const delta = after.received_quantity - lot.received_quantity
    if (delta) await moveWhole(trx, lot, delta, actor)
    const before = Object.fromEntries(changed.map(([key]) => [key, lot[key as keyof LotRow]]))
    await writeCorrection(trx, id, actor, { reason, before, after: Object.fromEntries(changed) })
    await together?.(trx, await readLots(trx, [id]))
  })
  return (await readLots(knex, [id]))[0]
}

/**
 * Takes back a receipt that should not be: nothing of the lot stays in stock, its history says why.
 * @throws MedusaError not_allowed (no longer in quarantine, failed its test), conflict (already worked on)
 */
export async function voidLot(
  knex: Knex,
  id: string,
  actor: string,
  reason: string,
  together?: Together,
): Promise<LotRow> {
  await inStock(knex, [], async (trx) => {
    const [lot] = await lockLot(trx, id)
    await correcting(trx, () => trx('lot').where({ id }).update({ state: 'voided', updated_at: trx.fn.now() }))
    await moveWhole(trx, lot, -lot.received_quantity, actor)
    await writeCorrection(trx, id, actor, { reason, voided: true })
    await trx.raw(
      `update lot_delivery d set voided_at = now() where d.id = ? and not exists (select 1 from lot
        where delivery_id = d.id and state <> 'voided')`,
      [lot.delivery_id],
    )
    await together?.(trx, await readLots(trx, [id]))
  })
  return (await readLots(knex, [id]))[0]
}

/** What it was made of says how long a lot made of others keeps. */
async function daysAfter(
  trx: Knex.Transaction,
  lot: LotRow,
  { made_on, best_before, best_before_reason }: LotCorrection,
) {
  if (!made_on && !best_before) return {}
  if (await trx('lot_source').where({ child_lot_id: lot.id }).first('id')) throw alreadyWorked(lot.code)
  const { standard_id } = lot
  // What follows from the standard follows the harvest; a day that somebody gave a reason for stays with it.
  const kept = standard_id && !lot.best_before_reason ? null : lot.best_before
  const why = best_before_reason ?? (best_before ? undefined : lot.best_before_reason)
  return {
    made_on: made_on ?? lot.made_on,
    ...(await derivedDays(trx, {
      ...{ standard_id, made_on: made_on ?? lot.made_on },
      ...{ best_before: best_before ?? kept, best_before_reason: why },
    })),
  }
}

async function lockLot(trx: Knex.Transaction, id: string): Promise<LotRow[]> {
  await trx.raw('select 1 from lot where id = ? for update', [id])
  return readLots(trx, [id])
}

/** For this transaction's statement the rules of a correction hold instead of those of everybody. */
async function correcting(trx: Knex.Transaction, work: () => Promise<unknown>): Promise<void> {
  await trx.raw(`select set_config('lot.correcting', 'on', true)`)
  await work()
  await trx.raw(`select set_config('lot.correcting', '', true)`)
}

/** Only where all of it still lies as it came in: what was made of it, or it of others, adds up with them. */
async function moveWhole(trx: Knex.Transaction, lot: LotRow, delta: number, actor: string): Promise<void> {
  const { rows } = await trx.raw<{ rows: { location_id: string; whole: boolean }[] }>(
    `select s.location_id, s.quantity = ? and not exists (select 1 from lot_source
        where parent_lot_id = s.lot_id or child_lot_id = s.lot_id) as whole from lot_stock s where s.lot_id = ?`,
    [lot.received_quantity, lot.id],
  )
  const [place] = rows
  if (rows.length !== 1 || !place.whole) throw alreadyWorked(lot.code)
  await trx('lot_movement').insert({
    ...{ lot_id: lot.id, location_id: place.location_id, delta, reason: 'receive', actor },
  })
}

const writeCorrection = (trx: Knex.Transaction, id: string, actor: string, payload: object) =>
  trx.raw(`select lot_write_event(?, 'corrected', ?, ?::jsonb, now(), 1)`, [id, actor, JSON.stringify(payload)])

const pick = (lot: LotRow) => Object.fromEntries(FIELDS.map((field) => [field, lot[field]]))
