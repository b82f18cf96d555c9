/** Events of an act are kept in its commit and told right after it; a job tells what a crash kept from being told. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { IEventBusModuleService, MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId, Modules } from '@medusajs/framework/utils'
import type { HeldEvent } from './scope'

const AT_ONCE = 100

/** @returns by which number they are told; null where there is nothing to tell */
export async function keepEvents(trx: Knex.Transaction, events: HeldEvent[]): Promise<string | null> {
  if (!events.length) return null
  const id = generateEntityId(undefined, 'untold')
  await trx('untold_events').insert({ id, events: JSON.stringify(events) })
  return id
}

/** Each event by itself, in its order; at least once: whoever listens knows by a key what was done already. */
export async function tellKept(container: MedusaContainer, id: string, events: HeldEvent[]): Promise<void> {
  await tell(container.resolve(Modules.EVENT_BUS), events)
  await database(container)('untold_events').where({ id }).delete()
}

async function tell(bus: IEventBusModuleService, events: HeldEvent[]): Promise<void> {
  for (const { options, metadata, ...event } of events) {
    const { eventGroupId: _, ...rest } = metadata ?? {}
    await bus.emit({ ...event, data: event.data as object, metadata: rest }, options as Record<string, unknown>)
  }
}

/** @param before acts committed since then are telling it themselves */
export async function tellUntold(container: MedusaContainer, before: Date): Promise<number> {
  const rows: { id: string; events: HeldEvent[] }[] = await database(container)('untold_events')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(AT_ONCE)
    .select('id', 'events')
  for (const { id, events } of rows) await tellKept(container, id, events)
  return rows.length
}

const database = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
