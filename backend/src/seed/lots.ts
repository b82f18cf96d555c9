import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { LotRow, ReceivedLot } from '@shanzhen/lots/lot-types'
import { LOT } from '@shanzhen/lots/modules/lot'
import { enterCertificatesWorkflow } from '@shanzhen/producers/workflows'
import { inspectLotWorkflow, receiveLotWorkflow, releaseLotWorkflow } from '@shanzhen/lots/workflows'
import { seedProducts, skuOf } from './data/catalogue'
import { inventoryItemIds } from './goods'
import { type SeedStandard, seedStandards } from './standards'

const DAY_MS = 86_400_000
const day = (fromToday: number) => new Date(Date.now() + fromToday * DAY_MS).toISOString().slice(0, 10)

type Good = { id: string; kind: string; producer_id: string | null; town: string | null; village: string | null }

/**
 * Opening stock at the supply center, where a good has none: one demo lot per size, received, measured and let in by
 * three demo people. Gift boxes live off their components.
 */
export async function seedLots(container: MedusaContainer, locationId: string) {
  const goods = await goodsByHandle(container)
  const standards = await seedStandards(
    container,
    seedProducts.flatMap((product) => {
      const good = goods.get(product.handle)
      return good ? [{ good_id: good.id, product }] : []
    }),
  )
  const lots = await missingLots(container, goods, standards)
  if (!lots.length) return
  const { result } = await receiveLotWorkflow(container).run({
    input: { location_id: locationId, received_by: 'demo:收货员', supplier_name: '演示数据', lots },
  })
  const limits = new Map([...standards.values()].map((standard) => [standard.id, standard.limits]))
  await inspectLotWorkflow(container).run({
    input: result.map(({ id, standard_id }) => ({
      lot_id: id,
      kind: 'incoming' as const,
      method: '快检与感官',
      sampling: '每批随机抽取（演示数据）',
      sample_count: 5,
      inspector: 'demo:检验员',
      values: (limits.get(standard_id ?? '') ?? []).map(({ name, max }) => ({
        name,
        value: Number(((max ?? 1) * 0.8).toPrecision(2)),
      })),
    })),
  })
  await enterPromises(container, result, goods)
  await releaseLotWorkflow(container).run({
    input: { lot_ids: result.map((lot) => lot.id), released_by: 'demo:质量负责人' },
  })
}

/** Fresh produce and what is merely dried comes with the grower's 承诺达标合格证. */
async function enterPromises(container: MedusaContainer, lots: LotRow[], goods: Map<string, Good>) {
  const kinds = new Map([...goods.values()].map((good) => [good.id, good.kind]))
  const input = lots.flatMap(({ id, code, good_id, producer_id, made_on, best_before }) =>
    producer_id && ['fresh', 'primary-dried'].includes(kinds.get(good_id) ?? '')
      ? [
          {
            ...{ kind: 'promise' as const, producer_id, lot_id: id, number: `HGZ-${code}`, good_ids: [good_id] },
            ...{ valid_from: made_on, valid_to: best_before, entered_by: 'demo:收货员', is_demo: true },
          },
        ]
      : [],
  )
  if (input.length) await enterCertificatesWorkflow(container).run({ input })
}

async function goodsByHandle(container: MedusaContainer): Promise<Map<string, Good>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['handle', 'good.id', 'good.kind', 'good.producer_id', 'good.town', 'good.village'],
    filters: { handle: seedProducts.map((product) => product.handle) },
  })
  const rows = data as unknown as { handle: string; good?: Good | null }[]
  return new Map(rows.flatMap(({ handle, good }) => (good ? [[handle, good]] : [])))
}

async function missingLots(
  container: MedusaContainer,
  goods: Map<string, Good>,
  standards: Map<string, SeedStandard>,
): Promise<ReceivedLot[]> {
  const itemIds = await inventoryItemIds(container)
  const outlook = await container.resolve(LOT).outlook([...itemIds.values()])
  return seedProducts.flatMap((product, n) =>
    product.variants.flatMap((variant, i) => {
      const item = itemIds.get(skuOf(product.handle, variant.option))
      const good = goods.get(product.handle)
      const quantity = product.words.stock?.[i]
      if (!item || !good || !quantity || outlook.has(item)) return []
      const standard = standards.get(good.id)
      const age = product.kind === 'fresh' ? 1 : 7 + (n % 20)
      return {
        good_id: good.id,
        inventory_item_id: item,
        quantity,
        code: `D${day(-age).replaceAll('-', '').slice(2)}-${String(n + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`,
        made_on: day(-age),
        best_before: day((standard?.shelf_life_days ?? 365) - age),
        producer_id: good.producer_id,
        town: good.town,
        village: good.village,
        standard_id: standard?.id ?? null,
        is_demo: true,
        note: '演示数据',
      }
    }),
  )
}
