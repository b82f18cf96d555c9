import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { here, within } from './scope'

/** The part of knex's client through which every query and every transaction of all modules goes (knex 3.2). */
interface Client {
  transaction(container: (trx: Knex.Transaction) => unknown, config?: object, outer?: unknown): unknown
  acquireConnection(): Promise<object>
  releaseConnection(connection: object): Promise<void>
}

const followed = new WeakSet<Client>()
const lent = new WeakMap<object, number>()

/**
 * Modules share one knex: inside a scope its queries run on the scope's connection, and its transactions are savepoints
 * there. Outside of a scope nothing changes.
 */
export function followDatabase(knex: Knex): void {
  const client = knex.client as Client
  if (followed.has(client)) return
  followed.add(client)
  const plain = {
    transaction: client.transaction.bind(client),
    acquire: client.acquireConnection.bind(client),
    release: client.releaseConnection.bind(client),
  }
  client.transaction = (container, config, outer) => {
    const place = here()
    if (!place || outer) return plain.transaction(container, config, outer)
    // What begins inside is nested in it; knex lets siblings wait for each other.
    const nested = (trx: Knex.Transaction) => within({ ...place, trx }, () => container(trx))
    return place.trx.transaction(nested as Parameters<Knex.Transaction['transaction']>[0], config)
  }
  client.acquireConnection = async () => {
    const place = here()
    if (!place) return plain.acquire()
    const connection = await (place.trx.client as Client).acquireConnection()
    lent.set(connection, (lent.get(connection) ?? 0) + 1)
    return connection
  }
  client.releaseConnection = async (connection) => {
    const count = lent.get(connection) ?? 0
    if (!count) return plain.release(connection)
    lent.set(connection, count - 1)
  }
}

/** Whether some query on the connection of `trx` is still under way. */
export const inUse = async (trx: Knex.Transaction): Promise<boolean> =>
  (lent.get(await (trx.client as Client).acquireConnection()) ?? 0) > 0
