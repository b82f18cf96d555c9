/** Where a parcel may go and what that costs: the words shared by the rate table, the quote and the buyer's page. */
export type AmountFen = number

export { FREIGHT_TYPES, type FreightTable, type FreightType, type FreightZone } from './wire'

export type FreightLine = { weight_g: number; quantity: number; perishable: boolean; cold_chain: boolean }

export type FreightRefusal =
  | 'province_unknown'
  | 'region_mismatch'
  | 'not_served'
  | 'no_fresh_there'
  | 'needs_cold_chain'
  | 'cold_not_needed'

export type FreightQuote = { weight_g: number } & (
  | { amount_fen: AmountFen; refusal: null; reason: null }
  | { amount_fen: null; refusal: FreightRefusal; reason: string }
)
