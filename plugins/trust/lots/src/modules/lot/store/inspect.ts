import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { InspectionInput, InspectionResult, LotRow, StandardLimit } from '../../../lot-types'
import { notOpenForInspection, resultUnknown, retestIncomplete } from '../errors'
import { inStock } from './transaction'
import { readLots } from './read'

export type InspectionVerdict = {
  id: string
  lot_id: string
  verdict: 'passed' | 'failed'
  results: InspectionResult[]
}

/** Judges each value by the standard the lot came in under and writes the inspections down, all or none. */
export async function inspectLots(
  knex: Knex,
  inputs: InspectionInput[],
  at = new Date(),
): Promise<InspectionVerdict[]> {
  const lots = await readLots(
    knex,
    inputs.map((input) => input.lot_id),
  )
  const limits = await limitsOf(knex, lots)
  await assertMeasuredAgain(knex, inputs)
  const rows = inputs.map((input, i) => toRow(input, lots[i], limits.get(lots[i].standard_id ?? '') ?? [], at))
  await inStock(knex, [], async (trx) => {
    await trx('inspection').insert(rows.map((row) => ({ ...row, results: JSON.stringify(row.results) })))
    await trx.raw(
      `select lot_write_event(i.lot_id, 'inspected', i.inspector, jsonb_build_object('kind', i.kind, 'method', i.method,
          'sampling', i.sampling, 'sample_count', i.sample_count, 'verdict', i.verdict, 'results', i.results,
          'retest_reason', i.retest_reason), i.at)
        from inspection i where i.id = any(?) order by i.lot_id, i.id`,
      [rows.map((row) => row.id)],
    )
  })
  return rows.map(({ id, lot_id, verdict, results }) => ({ id, lot_id, verdict, results }))
}

/** What failed is measured again by whoever says that the lot is fine after all. */
async function assertMeasuredAgain(knex: Knex, inputs: InspectionInput[]): Promise<void> {
  const again = inputs.filter((input) => input.kind === 'incoming' && input.retest_reason)
  if (!again.length) return
  const { rows } = await knex.raw<{ rows: { lot_id: string; results: InspectionResult[] }[] }>(
    `select distinct on (lot_id) lot_id, results from inspection where kind = 'incoming' and lot_id = any(?)
      order by lot_id, at desc, id desc`,
    [again.map((input) => input.lot_id)],
  )
  for (const { lot_id, values } of again) {
    const failed = rows.find((row) => row.lot_id === lot_id)?.results.filter((result) => !result.ok) ?? []
    const missing = failed.filter(({ name }) => !values.some((value) => value.name === name))
    if (missing.length) throw retestIncomplete(missing.map(({ name }) => name))
  }
}

/** The limits of the lots' standards, by standard. */
export async function limitsOf(knex: Knex, lots: LotRow[]): Promise<Map<string, StandardLimit[]>> {
  const ids = [...new Set(lots.flatMap((lot) => lot.standard_id ?? []))]
  const rows: { id: string; limits: StandardLimit[] }[] = await knex('standard').whereIn('id', ids)
  return new Map(rows.map((row) => [row.id, row.limits]))
}

function toRow(input: InspectionInput, lot: LotRow, limits: StandardLimit[], at: Date) {
  if (input.kind === 'incoming' && lot.state !== 'quarantine') throw notOpenForInspection(lot.code)
  const results = input.values.map(({ name, value }) => judge(name, value, limits))
  const passed = results.every((result) => result.ok) && input.looks_fine !== false
  const { lot_id, kind, method, sampling, sample_count, inspector } = input
  return {
    id: generateEntityId(undefined, 'insp'),
    ...{ lot_id, kind, method, sampling, sample_count, inspector, at, results },
    tolerance: input.tolerance ?? '',
    report_file_id: input.report_file_id ?? null,
    retest_reason: input.retest_reason?.trim() || null,
    verdict: passed ? ('passed' as const) : ('failed' as const),
  }
}

/** @throws MedusaError invalid_data where the standard does not know the item */
export function judge(name: string, value: number, limits: StandardLimit[]): InspectionResult {
  const limit = limits.find((entry) => entry.name === name)
  if (!limit) throw resultUnknown(name)
  const { min, max, unit } = limit
  const words = [min === null ? '' : `≥${min}`, max === null ? '' : `≤${max}`].filter(Boolean).join(' ')
  return { name, value, unit, limit: words, ok: (min === null || value >= min) && (max === null || value <= max) }
}
