/** What sending a parcel costs, by province and weight, as staff edit it. Amounts are whole fen. */
import { fen } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** express: by road, dry goods; cold_chain: kept cold on the way; pickup: fetched at the supply center. */
export const FREIGHT_TYPES = ['express', 'cold_chain', 'pickup'] as const
export type FreightType = (typeof FREIGHT_TYPES)[number]

/** Provinces that share a rate; `fresh` is false where fresh goods would not arrive in good state. */
const FreightZone = z.object({
  name: z.string(),
  provinces: z.array(z.string()),
  first_kg_fen: fen,
  further_kg_fen: fen,
  fresh: z.boolean(),
  /** Carriage costs nothing once so much is paid for the goods themselves, coupons taken off; null: it always costs. */
  free_from_fen: fen.nullable(),
})
export type FreightZone = z.infer<typeof FreightZone>

/** The rate table of one way of shipping; kept in the shipping option's data. */
export const FreightTable = z.object({
  type: z.enum(FREIGHT_TYPES),
  zones: z.array(FreightZone),
  /** Added per started `cold_step_g` of goods kept cold; 0 where nothing is. */
  cold_step_g: z.int(),
  cold_step_fen: fen,
})
export type FreightTable = z.infer<typeof FreightTable>

export const FreightTables = z.object({
  freight_tables: z.array(z.object({ id: z.string(), name: z.string(), table: FreightTable })),
  /** Those rates are written for, by their short names. */
  provinces: z.array(z.string()),
})
export type FreightTables = z.infer<typeof FreightTables>
