import type { MedusaContainer } from '@medusajs/framework/types'
import { LOT } from '@shanzhen/lots/modules/lot'
import type { StandardLimit } from '@shanzhen/lots/lot-types'
import { type SeedProduct } from './data/catalogue'

/** Demo standards per good: what a lot is measured for when it comes in, and how long it keeps. */
const limit = (name: string, unit: string, max: number, method: string): StandardLimit => ({
  ...{ name, unit, max, method },
  min: null,
  required: true,
})
const MOISTURE = limit('水分', '%', 13, 'GB 5009.3')
const LIMITS: Record<string, StandardLimit[]> = {
  fresh: [limit('农药残留抑制率', '%', 50, 'GB/T 5009.199')],
  'primary-dried': [MOISTURE, limit('二氧化硫', 'g/kg', 0.05, 'GB 5009.34')],
  processed: [limit('菌落总数', 'CFU/g', 30000, 'GB 4789.2')],
  medicinal: [MOISTURE],
}
const SHELF_LIFE_DAYS: Record<string, number> = { fresh: 30, 'primary-dried': 540, processed: 540, medicinal: 720 }

export type SeedStandard = { id: string; shelf_life_days: number; limits: StandardLimit[] }

/** The first version of each good's standard, where it has none. @returns the newest by good id */
export async function seedStandards(
  container: MedusaContainer,
  goods: { good_id: string; product: SeedProduct }[],
): Promise<Map<string, SeedStandard>> {
  const service = container.resolve(LOT)
  const known = await service.listStandards({}, { take: 10000 })
  const have = new Set(known.map((standard) => standard.good_id))
  const missing = goods.filter(({ good_id, product }) => !have.has(good_id) && LIMITS[product.kind])
  const made = await service.createStandards(
    missing.map(({ good_id, product: { kind } }) => ({
      good_id,
      version: 1,
      grades: ['特级', '一级'] as unknown as Record<string, unknown>,
      limits: LIMITS[kind] as unknown as Record<string, unknown>,
      packing: '食品级包装，封口完好',
      storage: kind === 'fresh' ? '0–4 ℃ 冷藏' : '阴凉干燥处',
      shelf_life_days: SHELF_LIFE_DAYS[kind],
      effective_from: '2026-01-01',
      is_demo: true,
    })),
  )
  return new Map(
    [...known, ...made].map(({ good_id, id, shelf_life_days, limits }) => [
      good_id,
      { id, shelf_life_days, limits: limits as unknown as StandardLimit[] },
    ]),
  )
}
