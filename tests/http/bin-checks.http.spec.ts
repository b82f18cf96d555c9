/** 空位复核: whoever fetches the last pieces by the book says whether the bin is empty; what is left is counted, and a difference is a stocktake. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { benchOf, nameGoods } from '../support/bench'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { newWaybill } from '../support/waybills'

type Stop = { inventory_item_id: string; lot_id: string; lot_code: string; quantity: number; ask_empty: boolean }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let bench: ReturnType<typeof benchOf>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      await nameGoods(container)
      bench = benchOf(api, await staffHeaders(container, 'packer@example.com', ['role_warehouse']))
    })
    const sql = async (text: string, values: unknown[] = []) =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values as string[])).rows
    const stopsOf = async (id: string): Promise<Stop[]> => (await bench.file(id)).stops
    const pick = async (id: string, { inventory_item_id, lot_id, quantity }: Stop, picked = quantity) =>
      bench.must(`/waves/${id}/picks`, { inventory_item_id, lot_id, picked, reason: '没找到' })
    /** A wave that fetches all there is of the first lot. */
    const emptied = async (quantity = 4) => {
      const order = await shop.placeOrder({ quantity })
      const { id } = await bench.wave([order.id])
      const [stop] = await stopsOf(id)
      await pick(id, stop)
      return { id, order, stop }
    }

    it('asks where the book has nothing left, and nowhere else', async () => {
      const order = await shop.placeOrder({ quantity: 3 })
      const { id } = await bench.wave([order.id])
      const [first] = await stopsOf(id)
      await pick(id, first)
      expect((await stopsOf(id)).map(({ ask_empty }) => ask_empty)).toEqual([false])
      const early = await bench.send(`/waves/${id}/bins`, { lot_id: first.lot_id, answer: 'empty' })
      expect([early.status, early.data.code]).toEqual([409, 'not_asked'])
      const other = await bench.wave([(await shop.placeOrder({ quantity: 2 })).id])
      const [last, next] = await stopsOf(other.id)
      await pick(other.id, next)
      expect((await stopsOf(other.id)).map(({ ask_empty }) => ask_empty)).toEqual([false, false])
      await pick(other.id, last)
      expect((await stopsOf(other.id)).map(({ ask_empty }) => ask_empty)).toEqual([true, false])
    })

    it('is done with a bin that is empty, and asks once', async () => {
      const { id, stop } = await emptied()
      const said = await bench.must(`/waves/${id}/bins`, { lot_id: stop.lot_id, answer: 'empty' })
      expect(said.wave.stops[0].ask_empty).toBe(false)
      expect((await bench.send(`/waves/${id}/bins`, { lot_id: stop.lot_id, answer: 'left' })).status).toBe(409)
      expect((await bench.ask('/counts')).data.counts).toEqual([])
    })

    it('counts what is left, and writes the difference as a stocktake of the lot, once', async () => {
      const sent = await shop.placeOrder({ quantity: 2, phone: '13900001111' })
      await bench.pack(sent, 2, { tracking_number: newWaybill() })
      const { id, order, stop } = await emptied(2)
      await bench.must('/places', { zone: '甲', shelf: '01' })
      const [place] = (await bench.ask('/places')).data.places
      await bench.must(`/places/${place.id}/goods`, { code: 'LOT-1' })
      await bench.must(`/waves/${id}/bins`, { lot_id: stop.lot_id, answer: 'left' })
      expect(await container.resolve('warehouse').countWaiting()).toMatchObject({ counts: 1 })
      const [count] = (await bench.ask('/counts')).data.counts
      expect(count).toMatchObject({ lot_code: 'LOT-1', place: '甲-01' })
      for (const counted of [-1, 1.5, '2'])
        expect((await bench.send(`/counts/${count.id}`, { counted })).status).toBe(400)
      const many = await bench.send(`/counts/${count.id}`, { counted: 3 })
      expect([many.status, many.data.message]).toEqual([409, expect.stringContaining('多于入库数')])
      const both = await Promise.all([1, 2].map(() => bench.send(`/counts/${count.id}`, { counted: 1 })))
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const acts = await sql('select kind, booked, quantity, reason from lot_act')
      expect(acts).toEqual([{ kind: 'stocktake', booked: 2, quantity: 3, reason: '空位复核 甲-01：货位里还有 1 件' }])
      expect(await shop.stockBook()).toEqual({ stocked: 13, reserved: 2 })
      expect((await bench.ask('/counts')).data.counts).toEqual([])
      expect(await broken(container, 'its difference is in no stocktake')).toEqual([])
      expect((await bench.pack(order, 2, { tracking_number: newWaybill() })).status).toBe(200)
      await expect(sql('update bin_check set counted = 9')).rejects.toThrow('同事已经点过')
      await expect(sql('delete from bin_check')).rejects.toThrow('只能新增')
    })

    it('changes no stock where there is nothing after all, also once the goods are packed', async () => {
      const { id, order, stop } = await emptied()
      await bench.must(`/waves/${id}/bins`, { lot_id: stop.lot_id, answer: 'left' })
      const [count] = (await bench.ask('/counts')).data.counts
      expect((await bench.pack(order, 4, { tracking_number: newWaybill() })).status).toBe(200)
      await bench.must(`/counts/${count.id}`, { counted: 0 })
      expect(await sql('select * from lot_act')).toEqual([])
      expect(await sql('select counted, picked, booked from bin_check')).toEqual([{ counted: 0, picked: 0, booked: 0 }])
      const service = benchOf(api, await staffHeaders(container, 'quality@example.com', ['role_quality']))
      expect((await service.send(`/counts/${count.id}`, { counted: 1 })).status).toBe(403)
    })
  },
})
