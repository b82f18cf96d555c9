/** The photo that a distributor puts on their posters. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type OwnPhoto = { file_id: string; sha256: string }

/** For their posters; null where they have none. */
export async function findPhoto(knex: Knex, distributor_id: string): Promise<OwnPhoto | null> {
  const row = await knex<OwnPhoto & { distributor_id: string }>('distributor_photo')
    .where({ distributor_id })
    .first('file_id', 'sha256')
  return row ?? null
}

/** @param photo null: none any more. @returns the file it takes the place of, unnamed from then on, for the caller to delete */
export async function setPhoto(
  trx: Knex.Transaction,
  distributor_id: string,
  photo: OwnPhoto | null,
): Promise<string | null> {
  // Two that come at once are one after the other: each knows which file it put away.
  await trx('distributor').where({ id: distributor_id }).forUpdate().first('id')
  const former = await findPhoto(trx, distributor_id)
  if (former) await trx('distributor_photo').where({ distributor_id }).delete()
  if (photo) await trx('distributor_photo').insert({ distributor_id, ...photo })
  return former?.file_id ?? null
}
