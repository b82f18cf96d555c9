import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { readGoods } from '@shanzhen/lots/api/admin/lots/read-lots'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { WAREHOUSE } from '../modules/warehouse'
import { type NewLine, writeNote } from '../modules/warehouse/store/receiving'
import type { ExpectGoods } from '../api/admin/warehouse/receiving-notes/validators'

const refused = (words: string) => new MedusaError(MedusaError.Types.INVALID_DATA, words)

export type GoodKey = { good_id: string; inventory_item_id: string | null }
export const keyOf = ({ good_id, inventory_item_id }: GoodKey) => `${good_id} ${inventory_item_id ?? ''}`

/** What is to come from a producer, and when. @returns the note's id */
export async function expectGoods(
  container: MedusaContainer,
  input: ExpectGoods & { made_by: string },
): Promise<string> {
  const { producer_id, expected_on, remark, made_by } = input
  const [producer] = await container
    .resolve(TRACEABILITY)
    .listProducers({ id: producer_id }, { select: ['id', 'name'], take: 1 })
  if (!producer) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个生产者')
  const lines = await linesFor(
    container,
    producer_id,
    input.lines.map(({ quantity, ...line }) => ({ ...line, expected: quantity })),
  )
  const note = { producer_id, producer_name: producer.name, expected_on, remark: remark || null, made_by }
  return writeNote(container.resolve(WAREHOUSE).own.knex, note, lines)
}

/** Each good and size once, and the producer's own. @throws MedusaError invalid_data */
export async function linesFor(
  container: MedusaContainer,
  producer_id: string,
  lines: (GoodKey & { expected: number })[],
): Promise<NewLine[]> {
  if (new Set(lines.map(keyOf)).size < lines.length) throw refused('同一种商品和规格只写一行')
  const goods = new Map(
    (await readGoods(container, [...new Set(lines.map(({ good_id }) => good_id))])).map((good) => [good.id, good]),
  )
  return lines.map(({ good_id, inventory_item_id, expected }) => {
    const good = goods.get(good_id)
    if (!good?.product || good.kind === 'bundle') throw refused('没有这个商品，或它不是收进来的')
    if (good.producer_id && good.producer_id !== producer_id) throw refused(`${good.product.title} 不是这个生产者的`)
    const size = good.product.variants?.find(({ inventory_items = [] }) =>
      inventory_items.some((item) => item.inventory_item_id === inventory_item_id),
    )
    if (inventory_item_id && !size) throw refused(`${good.product.title} 没有这个规格`)
    return { good_id, inventory_item_id, expected, title: `${good.product.title} ${size?.title ?? '散货'}` }
  })
}
