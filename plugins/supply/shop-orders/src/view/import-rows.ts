import type { MedusaContainer } from '@medusajs/framework/types'
import { FIELD_WORDS, type Field } from '../import/columns'
import type { ImportedOrder, ImportRow } from '../modules/order-import/types'
import { SHOP_ORDER } from '../modules/shop-order'
import type { ImportedOrders, OrderImport } from '../wire'

export async function importRow(container: MedusaContainer, file: ImportRow): Promise<OrderImport> {
  const { id, filename, state, orders, good, goods_fen, freight_fen, created_at, sent_at } = file
  const sums = sent_at ? await container.resolve(SHOP_ORDER).sums(file.shop_id, id) : {}
  return {
    ...{ id, filename, state, orders, good, goods_fen: Number(goods_fen), freight_fen: Number(freight_fen), sums },
    ...{ created_at: created_at as unknown as string, sent_at: sent_at as unknown as string | null },
  }
}

export const importedRow = (order: ImportedOrder): ImportedOrders['orders'][number] => ({
  ...{ seq: order.seq, number: order.number, rows: order.row_nos, good: !!order.body },
  faults: order.faults.map((fault) => ({ ...fault, field_zh: FIELD_WORDS[fault.field as Field] ?? fault.field })),
  ...{ goods_fen: order.goods_fen, freight_fen: order.freight_fen },
})
