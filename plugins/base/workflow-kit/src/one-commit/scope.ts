/**
 * What is written between its beginning and its end goes into the database with one commit, whoever writes it: Medusa's
 * workflows commit after every step, and a machine that dies in between leaves half of each.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type HeldEvent = { name: string; data?: unknown; metadata?: Record<string, unknown>; options?: object }

export interface Scope {
  /** Nothing joins any more once it is closing: what was started and never waited for goes its own way. */
  open: boolean
  /** Locks taken on the way, held until everybody can read what was written under them. */
  locks: Map<string, Promise<void>>
  releases: (() => unknown)[]
  /** Told only after the commit: a subscriber must find what it hears of. */
  events: HeldEvent[]
}
type Place = { scope: Scope; trx: Knex.Transaction }

const places = new AsyncLocalStorage<Place>()

export const here = (): Place | undefined => {
  const place = places.getStore()
  return place?.scope.open ? place : undefined
}
export const within = <T>(place: Place, work: () => T): T => places.run(place, work)
export const outside = <T>(work: () => T): T => places.exit(work)
