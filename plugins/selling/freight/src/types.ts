/** Where a parcel may go and what that costs: the words shared by the rate table, the quote and the buyer's page. */
export type AmountFen = number

/** express: by road, dry goods; cold_chain: kept cold on the way; pickup: fetched at the supply center. */
export const FREIGHT_TYPES = ['express', 'cold_chain', 'pickup'] as const
export type FreightType = (typeof FREIGHT_TYPES)[number]

/** Provinces that share a rate; `fresh` is false where fresh goods would not arrive in good state. */
export type FreightZone = {
  name: string
  provinces: string[]
  first_kg_fen: AmountFen
  further_kg_fen: AmountFen
  fresh: boolean
}

/** The rate table of one way of shipping; kept in the shipping option's data, edited by staff. */
export type FreightTable = {
  type: FreightType
  zones: FreightZone[]
  /** Added per started `cold_step_g` of goods kept cold; 0 where nothing is. */
  cold_step_g: number
  cold_step_fen: AmountFen
}

export type FreightLine = { weight_g: number; quantity: number; perishable: boolean; cold_chain: boolean }

export type FreightRefusal =
  'province_unknown' | 'region_mismatch' | 'not_served' | 'no_fresh_there' | 'needs_cold_chain' | 'cold_not_needed'

export type FreightQuote = { weight_g: number } & (
  { amount_fen: AmountFen; refusal: null; reason: null } | { amount_fen: null; refusal: FreightRefusal; reason: string }
)
