import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { TRACE } from '@shanzhen/trace/modules/trace'
import { createTraceCodesWorkflow } from '@shanzhen/trace/workflows'

/** Goods whose bags bear codes in the demo shop, and how many of each; `npm start` shows the way to the first. */
const HANDLES = ['xianggu-dry', 'honey-wuwei']
const BAGS = 20
const REQUESTED_BY = 'demo:标签员'

/** A few codes on bags of released demo lots, once: a shop that has demo codes, void ones too, gets no more. */
export async function seedTraceCodes(container: MedusaContainer) {
  const known = await container
    .resolve(TRACE)
    .listTraceCodeBatches({ requested_by: REQUESTED_BY }, { select: ['lot_id'], take: HANDLES.length })
  if (known.length) return
  for (const lot_id of await demoLots(container)) {
    await createTraceCodesWorkflow(container).run({
      input: {
        ...{ idempotency_key: `demo:${lot_id}`, lot_id, count: BAGS, allowance: 0 },
        requested_by: REQUESTED_BY,
      },
    })
  }
}

/** The first released demo lot of each good that has enough bags. */
async function demoLots(container: MedusaContainer): Promise<string[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['handle', 'good.id'],
    filters: { handle: HANDLES },
  })
  const goods = new Map(
    (data as unknown as { handle: string; good?: { id: string } }[]).map((row) => [row.handle, row.good?.id]),
  )
  const lots = await container
    .resolve(LOT)
    .listLots(
      { good_id: [...goods.values()].flatMap((id) => id ?? []), state: 'released', is_demo: true },
      { order: { code: 'ASC' }, take: 100 },
    )
  return HANDLES.flatMap((handle) => {
    const lot = lots.find(
      ({ good_id, received_quantity }) => good_id === goods.get(handle) && received_quantity >= BAGS,
    )
    return lot ? [lot.id] : []
  })
}
