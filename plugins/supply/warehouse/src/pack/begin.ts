import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { namesOf } from '@shanzhen/http/names'
import { refusedByGate } from '@shanzhen/shipping/lib/gate'
import { WAREHOUSE } from '../modules/warehouse'
import { orderStays, orderUnknown, packedByOther } from '../modules/warehouse/errors'
import { beginPacking, type PackingRow, takeOver } from '../modules/warehouse/store/packings'
import { openWaveOf } from '../modules/warehouse/store/waves'
import { readWaitingOrders } from '../modules/warehouse/store/worklist'
import { orderCode } from '../order-code'
import { rulesOf } from '../rules'
import { readBenchOrder, type BenchOrder } from './read-order'

/** `O-1042` as it is printed, `#1042` or `1042` as it is typed, or the order's id. */
const CODE = /^(?:O-|#|＃)?(\d{1,9})$/i

async function findOrder(container: MedusaContainer, code: string) {
  const number = CODE.exec(code.normalize('NFKC'))?.[1]
  const by = number ? { display_id: Number(number) } : { id: code }
  const [order] = await container
    .resolve(Modules.ORDER)
    .listOrders(by as object, { take: 1, select: ['id', 'display_id', 'status'] })
  if (!order) throw orderUnknown(code)
  return order as { id: string; display_id: number; status: string }
}

const STAYS: Record<string, string> = {
  to_inspect: '先做出库检验',
  held: '出库检验未通过，暂缓发货',
  stopped: '标了勿发，撤下标记后才能发货',
}

/**
 * Whoever scans an order packs it. Scanned again it goes on where it was; a colleague's is taken over only when that is said.
 * @throws MedusaError in words where the order is unknown, stays, or is another's
 */
export async function beginAtBench(
  container: MedusaContainer,
  asked: { code: string; packer: string; take_over: boolean },
): Promise<{ row: PackingRow; order: BenchOrder }> {
  const { knex } = container.resolve(WAREHOUSE).own
  const found = await findOrder(container, asked.code)
  if (found.status === 'canceled') throw orderStays(`订单 ${orderCode(found.display_id)} 已取消，把货放回原位`)
  const [waiting] = await readWaitingOrders(knex, await rulesOf(container), [found.id])
  if (!waiting) throw orderStays(`订单 ${orderCode(found.display_id)} 没有要装的货：没付款、已发完或已退款`)
  if (STAYS[waiting.look]) throw orderStays(`订单 ${orderCode(found.display_id)} ${STAYS[waiting.look]}`)
  const wave = await openWaveOf(knex, found.id)
  const order = await readBenchOrder(container, found.id, wave?.wave_id ?? null)
  if (order.undecided) throw orderStays(`订单 ${orderCode(found.display_id)} 有缺货等人决定`)
  const line_item_ids = order.lines.map(({ line_item_id }) => line_item_id)
  const refused = await refusedByGate(container, { order_id: found.id, line_item_ids, stage: 'packing' })
  if (refused) throw orderStays(`订单 ${orderCode(found.display_id)} ${refused.message}`)
  if (!order.lines.length) throw orderStays(`订单 ${orderCode(found.display_id)} 现在没有可以装的货`)
  const row = await beginPacking(knex, {
    ...{ order_id: found.id, display_id: found.display_id, packer: asked.packer },
    ...{ wave_id: wave?.wave_id ?? null, carrier_code: waiting.carrier_code },
  })
  if (row.packer === asked.packer) return { row, order }
  if (!asked.take_over) throw packedByOther((await namesOf(container, [row.packer]))[row.packer])
  await takeOver(knex, row.id, asked.packer)
  return { row: { ...row, packer: asked.packer }, order }
}
