import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { HidePhoto, LotPhotoRow, NewPhoto } from '../../../photo-types'
import { photoHidden, photoUnknown, stepNotYet } from '../errors'
import { readLots } from './read'
import { inStock } from './transaction'

/**
 * A photo under the latest step of its kind, and the event that names it by its hash.
 * @throws MedusaError not_found (lot), conflict (no such step yet, twelve are shown, this picture is shown)
 */
export async function addPhoto(knex: Knex, photo: NewPhoto): Promise<string> {
  await readLots(knex, [photo.lot_id])
  const id = generateEntityId(undefined, 'lpho')
  await inStock(knex, [], async (trx) => {
    const { lot_id, step } = photo
    const of_seq = await latestStep(trx, lot_id, step)
    await trx('lot_photo').insert({ ...photo, id, of_seq })
    await writeEvent(trx, id, 'photographed', 'p.added_by', `'caption', p.caption, 'size_bytes', p.size_bytes`)
  })
  return id
}

/** @throws MedusaError not_found, conflict (hidden before) */
export async function hidePhoto(knex: Knex, { id, lot_id, hidden_by, reason }: HidePhoto): Promise<void> {
  await inStock(knex, [], async (trx) => {
    const changed = await trx('lot_photo')
      .where({ id, lot_id })
      .whereNull('hidden_at')
      .update({ hidden_by, hide_reason: reason, hidden_at: trx.fn.now() })
    if (!changed) throw (await trx('lot_photo').where({ id, lot_id }).first()) ? photoHidden() : photoUnknown()
    await writeEvent(trx, id, 'photo_hidden', 'p.hidden_by', `'reason', p.hide_reason`)
  })
}

/** The photos of a lot that are shown, oldest first. */
export async function readPhotos(knex: Knex, lotId: string): Promise<LotPhotoRow[]> {
  return knex('lot_photo')
    .select('id', 'step', 'of_seq', 'caption', 'url', 'created_at')
    .where({ lot_id: lotId })
    .whereNull('hidden_at')
    .orderBy(['created_at', 'id'])
}

/** The files of photos hidden in the last two days. */
export async function hiddenFiles(knex: Knex): Promise<string[]> {
  const rows = await knex<{ file_id: string }>('lot_photo')
    .select('file_id')
    .whereRaw(`hidden_at > now() - interval '2 days'`)
  return rows.map(({ file_id }) => file_id)
}

async function latestStep(trx: Knex.Transaction, lot_id: string, type: string): Promise<number> {
  const row = await trx<{ lot_id: string; type: string; seq: number }>('lot_event')
    .where({ lot_id, type })
    .max({ seq: 'seq' })
    .first()
  if (!row?.seq) throw stepNotYet()
  return row.seq
}

async function writeEvent(trx: Knex.Transaction, id: string, type: string, actor: string, said: string): Promise<void> {
  await trx.raw(
    `select lot_write_event(p.lot_id, ?, ${actor},
        jsonb_build_object('step', p.step, 'of_seq', p.of_seq, 'sha256', p.sha256, ${said})) from lot_photo p where p.id = ?`,
    [type, id],
  )
}
