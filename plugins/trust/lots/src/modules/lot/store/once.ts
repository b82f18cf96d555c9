import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { OnceOnly } from '@shanzhen/http/once'
import type { LotRow } from '../../../lot-types'
import { keyReused } from '../errors'
import { readLots } from './read'

/**
 * One receipt or work, however often it is sent: the key's row is written first, so that a second one waits for the first
 * transaction and then answers its lots. @throws MedusaError conflict where the key came with something else
 */
export async function once(
  trx: Knex.Transaction,
  request: OnceOnly | undefined,
  work: () => Promise<LotRow[]>,
): Promise<LotRow[]> {
  if (!request) return work()
  const { actor, key, hash } = request
  const first = await trx('lot_request')
    .insert({ actor, key, hash })
    .onConflict(['actor', 'key'])
    .ignore()
    .returning('key')
  if (!first.length) {
    const known = await trx('lot_request').where({ actor, key }).first<{ hash: string; lot_ids: string[] }>()
    if (known?.hash !== hash) throw keyReused()
    return readLots(trx, known.lot_ids)
  }
  const lots = await work()
  await trx('lot_request')
    .where({ actor, key })
    .update({ lot_ids: lots.map(({ id }) => id) })
  return lots
}
