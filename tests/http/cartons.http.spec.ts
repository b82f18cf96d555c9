/** 箱: parcels of one carrier under one serial shipping container code, handed over closed and whole; each code is given once. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { benchOf, nameGoods } from '../support/bench'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { newWaybill } from '../support/waybills'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let bench: ReturnType<typeof benchOf>
    let headers: Record<string, string>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      await nameGoods(container)
      headers = await staffHeaders(container)
      bench = benchOf(api, headers)
      await set({ sscc_prefix: '106901234' })
    })
    const sql = async (text: string, values: unknown[] = []) =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values as string[])).rows
    const set = async (part: object) => {
      const { settings } = (await bench.ask('/settings')).data
      return bench.send('/settings', { ...settings, ...part })
    }
    const open = (carrier_code = 'SF') => bench.send('/cartons', { carrier_code })
    const packed = async (phone = '13812341234') => {
      const order = await shop.placeOrder({ quantity: 1, phone })
      return (await bench.pack(order, 1, { tracking_number: newWaybill() })).data.packing
    }
    const put = (id: string, code: string) => bench.send(`/cartons/${id}/parcels`, { code })
    const handOver = (...fulfillment_ids: string[]) => bench.send('/manifests', { carrier_code: 'SF', fulfillment_ids })
    const remove = (path: string) => {
      const { delete: call } = api as { delete: (...args: unknown[]) => ReturnType<typeof open> }
      return call(`/admin/warehouse${path}`, { headers, validateStatus: () => true })
    }

    it('gives each code once, with its check digit, to all who open cartons at once, and none past its range', async () => {
      await set({ sscc_from: 7, sscc_to: 9 })
      const answers = await Promise.all([1, 2, 3, 4].map(() => open()))
      const codes = answers.filter(({ status }) => status === 201).map(({ data }) => data.carton.sscc)
      expect(codes.sort()).toEqual(['106901234000000077', '106901234000000084', '106901234000000091'])
      const last = answers.find(({ status }) => status !== 201)
      expect([last?.status, last?.data.code]).toEqual([409, 'sscc_out'])
      const wrong = `insert into carton (id, sscc, prefix, serial, carrier_code, made_by)
        values ('c', '106901234000000078', '106901234', 70, 'SF', 'x')`
      await expect(sql(wrong)).rejects.toThrow('CK_carton_sscc')
      await set({ sscc_prefix: '' })
      expect((await open()).data.code).toBe('no_prefix')
      for (const part of [{ sscc_prefix: '1069' }, { sscc_prefix: '10690123x' }, { sscc_from: 0 }, { sscc_to: -1 }])
        expect((await set(part)).status).toBe(400)
      expect((await open('PICKUP')).status).toBe(400)
    })

    it('takes parcels of its carrier by scan, each in one carton, until it is closed', async () => {
      const [a, b] = [await packed(), await packed('13900001111')]
      const [{ id }, other] = [(await open()).data.carton, (await open()).data.carton]
      expect((await bench.send(`/cartons/${id}/close`)).data.message).toContain('是空的')
      expect((await put(id, a.tracking_number)).data.carton.parcels).toHaveLength(1)
      const twice = await put(other.id, a.tracking_number)
      expect([twice.status, twice.data.code]).toEqual([409, 'in_carton'])
      expect((await put(id, 'SF0000000000000')).status).toBe(404)
      const zto = (await open('ZTO')).data.carton
      expect((await put(zto.id, b.tracking_number)).status).toBe(404)
      expect((await put(id, `o-${b.display_id}`)).data.carton.parcels).toHaveLength(2)
      expect((await remove(`/cartons/${id}/parcels/${b.fulfillment_id}`)).data.carton.parcels).toHaveLength(1)
      expect((await remove(`/cartons/${id}/parcels/${b.fulfillment_id}`)).status).toBe(404)
      expect((await bench.must(`/cartons/${id}/close`)).carton.state).toBe('closed')
      expect((await put(id, b.tracking_number)).data.message).toContain('已经封了')
      await bench.must(`/cartons/${id}/open`)
      expect((await put(id, b.tracking_number)).data.carton.parcels).toHaveLength(2)
    })

    it('goes to its carrier closed and whole, found by its label, and is then as it is', async () => {
      const [a, b] = [await packed(), await packed('13900001111')]
      const { id, sscc } = (await open()).data.carton
      for (const { tracking_number } of [a, b]) await put(id, tracking_number)
      const both = [a.fulfillment_id, b.fulfillment_id]
      expect((await handOver(...both)).data.code).toBe('carton_open')
      await bench.must(`/cartons/${id}/close`)
      expect((await handOver(a.fulfillment_id)).data.code).toBe('carton_split')
      await sql(`insert into manifest (id, carrier_code, carrier_name, made_by) values ('m', 'SF', '顺丰', 'x')`)
      const part = `insert into manifest_parcel (fulfillment_id, manifest_id, order_id, display_id, pieces)
        values (?, 'm', 'o', 1, 1)`
      await expect(sql(part, [a.fulfillment_id])).rejects.toThrow('要整箱交出')
      for (const code of [sscc, `00${sscc}`, `]C100${sscc}`, `(00)${sscc}`]) {
        const { cartons } = (await bench.ask(`/cartons?code=${encodeURIComponent(code)}`)).data
        expect(cartons.map((carton: { id: string }) => carton.id)).toEqual([id])
      }
      expect((await bench.ask(`/cartons?code=${sscc.slice(0, -1)}0`)).data.cartons).toEqual([])
      const label = await bench.ask(`/cartons/${id}/label`, { responseType: 'arraybuffer' })
      expect(
        Buffer.from(label.data as never)
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      expect((await handOver(...both)).status).toBe(201)
      expect((await bench.ask('/cartons?state=handed')).data.cartons[0]).toMatchObject({ id, state: 'handed' })
      expect((await bench.send(`/cartons/${id}/open`)).data.message).toContain('已经交出')
      expect((await remove(`/cartons/${id}/parcels/${a.fulfillment_id}`)).status).toBe(409)
      await expect(sql('delete from carton')).rejects.toThrow('只能新增')
      expect(await broken(container, 'a carton was handed over in part')).toEqual([])
    })

    it('lets go of a parcel that is unpacked, and takes none that waits for a look', async () => {
      const a = await packed()
      const { id } = (await open()).data.carton
      await put(id, a.tracking_number)
      await bench.must(`/cartons/${id}/close`)
      await bench.must(`/packings/${a.id}/undo`, { reason: '放错了' })
      expect((await bench.ask('/cartons')).data.cartons[0].parcels).toEqual([])
      await bench.must(`/cartons/${id}/open`)
      await set({ sample_every: 1 })
      const drawn = await packed('13900001111')
      const early = await put(id, drawn.tracking_number)
      expect([early.status, early.data.code]).toEqual([409, 'sample_waiting'])
    })
  },
})
