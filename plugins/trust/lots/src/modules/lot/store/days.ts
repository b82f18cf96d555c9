import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { bestBeforeMissing, bestBeforeNeedsReason } from '../errors'

type Typed = {
  standard_id?: string | null
  made_on: string
  best_before?: string | null
  best_before_reason?: string | null
}
type Days = { best_before: string; best_before_reason: string | null }

const DAY_MS = 86_400_000

/** `days` after a day of the calendar, both `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * The day a lot keeps till: harvest plus what its standard gives. Another one stands only with its reason.
 * @throws MedusaError invalid_data where no standard says how long it keeps, or the reason is missing
 */
export async function derivedDays(knex: Knex, typed: Typed): Promise<Days> {
  const { standard_id, made_on, best_before = null, best_before_reason: reason = null } = typed
  const standard = standard_id
    ? await knex('standard').where({ id: standard_id }).first<{ shelf_life_days: number }>('shelf_life_days')
    : null
  const derived = standard ? addDays(made_on, standard.shelf_life_days) : null
  const day = best_before ?? derived
  if (!day) throw bestBeforeMissing()
  if (!derived || day === derived) return { best_before: day, best_before_reason: null }
  if (!reason) throw bestBeforeNeedsReason(derived)
  return { best_before: day, best_before_reason: reason }
}
