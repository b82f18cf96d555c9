/** A job that looks after what is open reaches every row, however many stay open before it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { finishOpenRefunds } from '../../../plugins/selling/after-sales/src/refund'
import { announceLeft } from '../../../plugins/selling/after-sales/src/announce'
import { finishRestocks } from '../../../plugins/selling/after-sales/src/restock'
import { readGoods } from '../../../plugins/trust/lots/src/api/admin/lots/read-lots'

const IDS = ['a', 'b', 'c', 'd', 'e']
/** What a table answers to "after this one, so many". */
const after = (id: string, take: number) =>
  IDS.filter((one) => one > id)
    .slice(0, take)
    .map((one) => ({ id: one }))

it('tries every open refund of a claim once, though each channel is silent', async () => {
  const errors: string[] = []
  const listAfterSales = async ({ id }: { id: { $gt: string } }, { take }: { take: number }) => after(id.$gt, take)
  const container = {
    resolve: (name: string) =>
      name === 'logger'
        ? { error: (text: string) => errors.push(text) }
        : { listAfterSales, retrieveAfterSale: silent },
  }
  const silent = () => Promise.reject(new Error('silent'))
  await finishOpenRefunds(container as unknown as MedusaContainer, 2)
  expect(errors.map((text) => /refund of (\w) still open/.exec(text)?.[1])).toEqual(IDS)
})

it('tries every restock and every step left untold once, though each fails', async () => {
  const errors: string[] = []
  const service = {
    openRestocks: async (_claim: undefined, id: string, take: number) => after(id, take),
    unannounced: async (_before: Date, id: string, take: number) => after(id, take).map((row) => row.id),
    announce: () => Promise.reject(new Error('nobody listens')),
  }
  const locking = { execute: () => Promise.reject(new Error('no such level')) }
  const known: Record<string, object> = { logger: { error: (text: string) => errors.push(text) }, locking }
  const container = { resolve: (name: string) => known[name] ?? service } as unknown as MedusaContainer
  const tried = () => errors.splice(0).map((text) => /(?:restock|steps of) (\w) /.exec(text)?.[1])
  await finishRestocks(container, undefined, 2)
  expect(tried()).toEqual(IDS)
  await announceLeft(container, new Date(), 2)
  expect(tried()).toEqual(IDS)
})

it('reads all goods, however many there are', async () => {
  type Asked = { filters: { id: { $gt: string } }; pagination: { take: number } }
  const graph = async ({ filters, pagination }: Asked) => ({ data: after(filters.id.$gt, pagination.take) })
  const container = { resolve: () => ({ graph }) } as unknown as MedusaContainer
  expect((await readGoods(container, undefined, 2)).map(({ id }) => id)).toEqual(IDS)
})
