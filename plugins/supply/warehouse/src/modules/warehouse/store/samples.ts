import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { fromDatabase, sampleUnknown } from '../errors'

export type NewSample = {
  fulfillment_id: string
  order_id: string
  display_id: number
  packing_id: string | null
  carrier_code: string
  tracking_number: string | null
  packer: string
  why: string
}
export type SampleRow = NewSample & {
  drawn_at: Date
  state: 'waiting' | 'passed' | 'failed'
  judged_by: string | null
  judged_at: Date | null
  reason: string | null
  unpacked_at: Date | null
}
/** `at`: of the row before, as an answer's `next` said it. */
export type SamplesAsked = {
  /** A waybill's number or an order's code, tidied. */
  code?: string
  open: boolean
  after: { at: string; id: string } | null
  take: number
}

/** Drawn once: what was drawn stays drawn. */
export async function drawSamples(knex: Knex, samples: NewSample[]): Promise<void> {
  if (samples.length) await knex('parcel_sample').insert(samples).onConflict('fulfillment_id').ignore()
}

export const OPEN_SAMPLE = `s.state <> 'passed' and s.unpacked_at is null`

/** Those that wait, the longest first; or all, the newest first. */
export function listSamples(
  knex: Knex,
  { open, code, after, take }: SamplesAsked,
): Promise<(SampleRow & { at: string })[]> {
  const query = knex('parcel_sample as s').select('s.*', knex.raw('s.drawn_at::text as at')).limit(take)
  if (open) query.whereRaw(OPEN_SAMPLE)
  if (code)
    query.whereRaw(
      `(upper(regexp_replace(s.tracking_number, '\\s', '', 'g')) = :code or 'O-' || s.display_id = :code)`,
      { code },
    )
  const way = open ? 'asc' : 'desc'
  query.orderBy([
    { column: 'drawn_at', order: way },
    { column: 'fulfillment_id', order: way },
  ])
  if (after)
    query.whereRaw(`(s.drawn_at, s.fulfillment_id) ${open ? '>' : '<'} (?::timestamptz, ?)`, [after.at, after.id])
  return query
}

export async function readSample(knex: Knex, fulfillment_id: string): Promise<SampleRow> {
  const row = await knex('parcel_sample').where({ fulfillment_id }).first()
  if (!row) throw sampleUnknown()
  return row
}

/** Of these parcels those that were drawn. */
export const samplesOf = (knex: Knex, fulfillment_ids: string[]): Promise<SampleRow[]> =>
  knex('parcel_sample').whereIn('fulfillment_id', fulfillment_ids)

type Verdict = { state: 'passed' | 'failed'; judged_by: string; reason: string | null }
/** Once, and by somebody else than its packer: the database says so. */
export async function judgeSample(knex: Knex, fulfillment_id: string, verdict: Verdict): Promise<void> {
  try {
    const set = { ...verdict, judged_at: knex.fn.now() }
    if (!(await knex('parcel_sample').where({ fulfillment_id }).update(set))) throw sampleUnknown()
  } catch (error) {
    throw fromDatabase(error)
  }
}

/** Parcels that were unpacked wait for nobody any more. */
export async function leaveUnpacked(knex: Knex): Promise<void> {
  await knex.raw(
    `update parcel_sample s set unpacked_at = f.canceled_at from fulfillment f
      where ${OPEN_SAMPLE} and f.id = s.fulfillment_id and f.canceled_at is not null`,
  )
}
