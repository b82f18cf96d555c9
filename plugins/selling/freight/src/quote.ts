import { type Province, shortProvince } from './provinces'
import { type Region, regionFault } from './regions'
import type { AmountFen, FreightLine, FreightQuote, FreightRefusal, FreightTable } from './types'

/** What a parcel costs: first kilogram and each further started one by province, more for what must stay cold. */

const REASONS: Record<FreightRefusal, string> = {
  province_unknown: '请先选择收货省份',
  region_mismatch: '省、市、区县对不上，请核对收货地址',
  not_served: '暂不配送到该地区',
  no_fresh_there: '路途较远，生鲜商品暂不配送到该地区',
  needs_cold_chain: '含生鲜商品，请选择冷链快递',
  cold_not_needed: '没有生鲜商品，无需冷链',
}

/**
 * From how much paid for the goods on carriage to this province costs nothing; null where it always costs, or nothing goes.
 */
export function freeFrom(table: FreightTable, province: string | null | undefined): AmountFen | null {
  return zoneOf(table, province ? shortProvince(province) : null)?.free_from_fen ?? null
}

const zoneOf = (table: FreightTable, short: Province | null) =>
  table.zones.find((candidate) => short && (candidate.provinces as Province[]).includes(short))

/**
 * Before an address is written a province is enough; an address whose parts lie elsewhere has no freight.
 * @param goods_fen what is paid for the goods themselves, coupons taken off; where nobody says it, no carriage is free
 * @returns the freight in fen, or why these goods cannot go there this way (Chinese, for the buyer).
 */
export function quoteFreight(
  table: FreightTable,
  lines: FreightLine[],
  where: string | Region | null | undefined,
  goods_fen = 0,
): FreightQuote {
  const region = typeof where === 'object' ? where : { province: where }
  const weight_g = weigh(lines)
  const refuse = (refusal: FreightRefusal, reason = REASONS[refusal]): FreightQuote => ({
    weight_g,
    amount_fen: null,
    refusal,
    reason,
  })
  if (table.type === 'pickup') return { weight_g, amount_fen: 0, refusal: null, reason: null }

  const cold = lines.filter((line) => line.cold_chain)
  if (table.type === 'express' && cold.length) return refuse('needs_cold_chain')
  if (table.type === 'cold_chain' && !cold.length) return refuse('cold_not_needed')

  const short = region?.province ? shortProvince(region.province) : null
  if (!short) return refuse('province_unknown')
  const fault = regionFault(region ?? {})
  if (fault) return refuse('region_mismatch', fault.message)
  const zone = zoneOf(table, short)
  if (!zone) return refuse('not_served')
  if (!zone.fresh && lines.some((line) => line.perishable)) return refuse('no_fresh_there')

  if (zone.free_from_fen !== null && goods_fen >= zone.free_from_fen)
    return { weight_g, amount_fen: 0, refusal: null, reason: null }
  const furtherKg = Math.max(0, Math.ceil(weight_g / 1000) - 1)
  const coldSteps = table.cold_step_fen ? Math.ceil(weigh(cold) / table.cold_step_g) : 0
  const amount_fen = zone.first_kg_fen + furtherKg * zone.further_kg_fen + coldSteps * table.cold_step_fen
  return { weight_g, amount_fen, refusal: null, reason: null }
}

/** Weight of all lines in grams. */
export const weigh = (lines: FreightLine[]) => lines.reduce((sum, line) => sum + line.weight_g * line.quantity, 0)
