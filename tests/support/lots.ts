/** Goods on the shelf by lot: received, tested and let in by three different people; and the licence behind them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  createProducersWorkflow,
  decideCertificatesWorkflow,
  enterCertificatesWorkflow,
} from '@shanzhen/producers/workflows'
import { inspectLotWorkflow, receiveLotWorkflow, releaseLotWorkflow } from '@shanzhen/lots/workflows'

type Shelf = { inventory_item_id: string; location_id: string }
type Goods = { inventory_item_id: string; quantity: number; good_id?: string; code?: string; best_before?: string }

/** One released lot per size, `LOT-1`, `LOT-2`…; the first keeps least long. @returns their ids. */
export const bringLots = (container: MedusaContainer, { location_id, inventory_item_id }: Shelf, sizes: number[]) =>
  bringGoods(
    container,
    location_id,
    sizes.map((quantity, i) => ({
      ...{ inventory_item_id, quantity },
      code: `LOT-${i + 1}`,
      best_before: `20${30 + i}-11-01`,
    })),
  )

/** @returns the ids of the released lots, in the order given */
export async function bringGoods(container: MedusaContainer, location_id: string, goods: Goods[]): Promise<string[]> {
  const { result: lots } = await receiveLotWorkflow(container).run({
    input: {
      ...{ location_id, received_by: 'mei', supplier_name: '青龙娅香菇合作社' },
      lots: goods.map((entry) => ({
        good_id: 'good_demo',
        made_on: '2026-11-01',
        best_before: '2036-11-01',
        ...entry,
      })),
    },
  })
  const ids = lots.map((lot) => lot.id)
  await inspectLotWorkflow(container).run({
    input: ids.map((lot_id) => ({
      ...{ lot_id, kind: 'incoming' as const, method: '目测', sampling: '随机抽样' },
      ...{ sample_count: 3, inspector: 'yun', values: [] },
    })),
  })
  await releaseLotWorkflow(container).run({ input: { lot_ids: ids, released_by: 'shan' } })
  return ids
}

/** A lot comes in while it keeps; this lets days pass, as no clock of a test can. */
export async function letExpire(container: MedusaContainer, lotId: string): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex.transaction(async (trx) => {
    await trx.raw(`set local session_replication_role = replica`)
    await trx.raw(
      `update lot set best_before = lot_today() - 1, made_on = least(made_on, lot_today() - 1) where id = ?`,
      [lotId],
    )
  })
}

/** A demo firm with a food licence for honey, entered by one and approved by another. @returns the producer's id */
export async function licensedProducer(container: MedusaContainer, number = 'SC12661092390033'): Promise<string> {
  const { result } = await createProducersWorkflow(container).run({
    input: [
      {
        key: 'firm',
        name: '蜂业合作社',
        kind: 'cooperative',
        sc_licence: number,
        credit_code: null,
        town: null,
        is_demo: true,
      },
    ],
  })
  const producer_id = result[0].id
  const licence = { kind: 'sc' as const, number, valid_from: '2026-01-01', valid_to: '2036-12-31', entered_by: 'mei' }
  const { result: ids } = await enterCertificatesWorkflow(container).run({ input: [{ producer_id, ...licence }] })
  await decideCertificatesWorkflow(container).run({ input: { ids, decision: 'approved', decided_by: 'shan' } })
  return producer_id
}
