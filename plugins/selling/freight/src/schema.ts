import { z } from '@medusajs/framework/zod'
import { PROVINCES } from './provinces'
import { FREIGHT_TYPES, type FreightTable } from './types'

/** A rate table as staff may write it: fen, whole numbers, each province in at most one zone. */
const fen = z.int('金额须为整数（分）').min(0, '金额不能为负').max(1_000_000, '金额过大')

const zone = {
  name: z.string().trim().min(1, '请填写分区名称').max(20, '分区名称不超过 20 字'),
  provinces: z.array(z.enum(PROVINCES, { error: '有认不出的省份' })).min(1, '每个分区至少一个省份'),
  first_kg_fen: fen,
  further_kg_fen: fen,
  fresh: z.boolean(),
  free_from_fen: z
    .int('免运费的金额须为整数（分）')
    .min(1, '免运费的金额至少 1 分；不免就不填')
    .max(10_000_000, '免运费的金额过大')
    .nullable()
    .default(null),
}
const table = {
  type: z.enum(FREIGHT_TYPES, { error: '请选择配送方式' }),
  cold_step_g: z.int('须为整数（克）').min(100, '不少于 100 克').max(100_000, '不超过 100 千克'),
  cold_step_fen: fen,
}

function holdTogether({ type, zones }: FreightTable, context: z.RefinementCtx): void {
  const seen = new Set<string>()
  zones.forEach((zone, i) =>
    zone.provinces.forEach((province) => {
      if (seen.has(province)) {
        context.addIssue({ code: 'custom', path: ['zones', i, 'provinces'], message: `${province}出现在两个分区里` })
      }
      seen.add(province)
    }),
  )
  if (type !== 'pickup' && !zones.length) {
    context.addIssue({ code: 'custom', path: ['zones'], message: '至少要有一个分区' })
  }
}

export const FreightTableSchema: z.ZodType<FreightTable, unknown> = z
  .strictObject({ ...table, zones: z.array(z.strictObject(zone)) })
  .superRefine(holdTogether)

/** A stored table may hold what another version wrote into it. */
const StoredTable: z.ZodType<FreightTable, unknown> = z
  .object({ ...table, zones: z.array(z.object(zone)) })
  .superRefine(holdTogether)

/** The table in a shipping option's data; null when the option was not made for this provider. */
export function readFreightTable(data: Record<string, unknown> | null | undefined): FreightTable | null {
  const parsed = StoredTable.safeParse(data?.freight)
  return parsed.success ? parsed.data : null
}
