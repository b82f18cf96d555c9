/** 素材 of the county: pictures, texts and short films, with whose they are. */
import { moment, names, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const MATERIAL_KINDS = ['picture', 'text', 'film'] as const

export const Material = z.object({
  id: z.string(),
  kind: z.enum(MATERIAL_KINDS),
  title: z.string(),
  /** The text itself, or what may be said with the picture. */
  words: text,
  mime: text,
  size_bytes: z.int().nullable(),
  maker: z.string(),
  licence: z.string(),
  /** `YYYY-MM-DD`, the last day; null: for good. */
  rights_until: text,
  /** Name of the good or shelf it is of. */
  of: text,
  created_at: moment,
})
export const Materials = z.object({
  materials: z.array(Material),
  /** Of which goods there is something. */
  goods: z.array(z.object({ id: z.string(), title: z.string() })),
  ...page,
})
export type Materials = z.infer<typeof Materials>

export const StaffMaterial = Material.extend({
  product_id: text,
  shelf_id: text,
  added_by: z.string(),
  withdrawn_at: moment.nullable(),
  withdrawn_by: text,
  withdraw_reason: text,
  state: z.enum(['shown', 'expired', 'withdrawn']),
})
export const StaffMaterials = z.object({
  materials: z.array(StaffMaterial),
  shelves: z.array(z.object({ id: z.string(), name: z.string() })),
  names,
  ...page,
})
export type StaffMaterials = z.infer<typeof StaffMaterials>
