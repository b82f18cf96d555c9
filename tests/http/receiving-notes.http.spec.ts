/** 收货单: what producers are to bring and what came; its lots come in the one way goods come in, and go back with it unused. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openPurchaseDesk } from '../support/purchase-desk'
import { broken } from '../support/promises'

const ANY = { validateStatus: () => true }
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    type Headers = Record<string, string>
    let desk: Awaited<ReturnType<typeof openPurchaseDesk>>
    let ramp: Headers
    let location_id: string
    beforeAll(async () => {
      desk = await openPurchaseDesk(api, getContainer())
      ramp = desk.people.warehouse
      location_id = (await api.get('/admin/lots/goods', { headers: ramp })).data.locations[0].id
    })
    const sql = async (text: string, values: unknown[] = []) =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(text, values as string[])
      ).rows
    const get = (path: string, headers = ramp) =>
      api.get(`/admin/warehouse/receiving-notes${path}`, { headers, ...ANY })
    const post = (path: string, body: object, headers: Headers = ramp) =>
      api.post(`/admin/warehouse/receiving-notes${path}`, body, { headers, ...ANY })
    const jars = () => ({ good_id: desk.bees.good_id, inventory_item_id: desk.bees.item })
    const bulk = () => ({ good_id: desk.bees.good_id, inventory_item_id: null })
    const expected = async (
      lines: object[] = [
        { ...jars(), quantity: 30 },
        { ...bulk(), quantity: 5000 },
      ],
    ) => {
      const answer = await post('', { producer_id: desk.bees.id, expected_on: TODAY, lines })
      expect([answer.status, answer.data.message]).toEqual([201, undefined])
      return answer.data.note
    }
    const lot = (kind: object, quantity: number) => ({ ...kind, quantity, made_on: '2026-11-10' })
    const whole = async () => {
      for (const words of ['a receiving note says', 'a receiving note was taken back'])
        expect(await broken(getContainer(), words)).toEqual([])
    }
    const onSale = async () => {
      const levels = await getContainer()
        .resolve(Modules.INVENTORY)
        .listInventoryLevels({ inventory_item_id: desk.bees.item })
      return levels.map(({ stocked_quantity }) => Number(stocked_quantity))
    }

    it('takes in many lots at once, waiting for their test and out of sale, and says what came otherwise', async () => {
      const note = await expected()
      const before = await onSale()
      const body = { location_id, lots: [lot(jars(), 10), lot(jars(), 18), lot(bulk(), 5000)] }
      const silent = await post(`/${note.id}/receive`, body)
      expect([silent.status, silent.data.message]).toEqual([400, expect.stringContaining('请写原因')])
      expect((await get(`/${note.id}`)).data.note.state).toBe('expected')
      expect(await sql('select count(*)::int as n from receiving_lot')).toEqual([{ n: 0 }])

      const differences = [{ ...jars(), reason: '路上碎了两瓶' }]
      const { status, data } = await post(`/${note.id}/receive`, { ...body, differences })
      expect(status).toBe(200)
      expect(data.note).toMatchObject({ state: 'received', different: 1 })
      expect(data.note.lines).toMatchObject([
        { expected: 30, received: 28, difference_reason: '路上碎了两瓶', lots: [{ state: 'quarantine' }, {}] },
        { expected: 5000, received: 5000, difference_reason: null },
      ])
      const lots = data.note.lines.flatMap((line: { lots: { id: string }[] }) => line.lots)
      const [row] = await getContainer().resolve('lot').readLots([lots[0].id])
      expect(row).toMatchObject({ state: 'quarantine', producer_id: desk.bees.id })
      expect(await onSale()).toEqual(before)
      await whole()
    })

    it('is taken in once, by two at once and sent twice under one key', async () => {
      const note = await expected([{ ...jars(), quantity: 3 }])
      const body = { location_id, lots: [lot(jars(), 3)] }
      const colleague = await staffHeaders(getContainer(), 'second-ramp@example.com', ['role_warehouse'])
      const keyed = { ...ramp, 'idempotency-key': 'take-in-0001' }
      const both = await Promise.all([
        post(`/${note.id}/receive`, body, keyed),
        post(`/${note.id}/receive`, body, colleague),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const winner = both[0].status === 200 ? keyed : colleague
      const again = await post(`/${note.id}/receive`, body, winner)
      expect(again.status).toBe(winner === keyed ? 200 : 409)
      expect(
        await sql(
          `select count(*)::int as n from receiving_lot r join receiving_line l on l.id = r.line_id where l.note_id = ?`,
          [note.id],
        ),
      ).toEqual([{ n: 1 }])
      await whole()
    })

    it('takes goods nobody expected with a reason, of its producer alone', async () => {
      const note = await expected([{ ...jars(), quantity: 2 }])
      const { goods } = (await api.get('/admin/lots/goods', { headers: ramp })).data as {
        goods: { id: string; producer_id: string | null; sizes: { inventory_item_id: string }[] }[]
      }
      const stranger = goods.find(({ producer_id }) => producer_id && producer_id !== desk.bees.id)
      const foreign = lot({ good_id: stranger?.id, inventory_item_id: stranger?.sizes[0].inventory_item_id }, 1)
      const refused = await post(`/${note.id}/receive`, { location_id, lots: [lot(jars(), 2), foreign] })
      expect([refused.status, refused.data.message]).toEqual([400, expect.stringContaining('不是这个生产者的')])
      const lots = [lot(jars(), 2), lot(bulk(), 700)]
      const differences = [{ ...bulk(), reason: '顺带的' }]
      const { data } = await post(`/${note.id}/receive`, { location_id, lots, differences })
      expect(data.note.lines[1]).toMatchObject({ expected: 0, received: 700, difference_reason: '顺带的', unit: 'g' })
    })

    it('is taken back while nothing of it was used, all or nothing, and is then expected again', async () => {
      const note = await expected([
        { ...jars(), quantity: 4 },
        { ...bulk(), quantity: 900 },
      ])
      const body = { location_id, delivery_number: 'S-77', lots: [lot(jars(), 4), lot(bulk(), 900)] }
      const came = (await post(`/${note.id}/receive`, body)).data.note
      const undone = await post(`/${note.id}/undo`, { reason: '点错了单' })
      expect(undone.data.note).toMatchObject({ state: 'expected', lines: [{ received: null, lots: [] }, {}] })
      const ids = came.lines.flatMap((line: { lots: { id: string }[] }) => line.lots.map(({ id }) => id))
      const states = (await getContainer().resolve('lot').readLots(ids)).map(({ state }) => state)
      expect(states).toEqual(['voided', 'voided'])
      const again = (await post(`/${note.id}/receive`, body)).data.note
      expect(again.state).toBe('received')
      const [, loose] = again.lines
      expect((await post(`/${note.id}/undo`, {})).status).toBe(400)
      const lot_id = loose.lots[0].id
      const quality = await staffHeaders(getContainer(), 'yan@example.com', ['role_quality'])
      const seen = { method: '目测', sampling: '随机', sample_count: 1, values: [], looks_fine: false }
      expect((await api.post(`/admin/lots/${lot_id}/inspections`, seen, { headers: quality, ...ANY })).status).toBe(201)
      const late = await post(`/${note.id}/undo`, { reason: '晚了' })
      expect(late.status).toBeGreaterThanOrEqual(400)
      expect((await get(`/${note.id}`)).data.note).toMatchObject({ state: 'received', lines: [{ received: 4 }, {}] })
      await whole()
    })

    it('keeps to its walk whoever writes: no note is received without its lots, changed or deleted', async () => {
      const note = await expected([{ ...jars(), quantity: 4 }])
      await expect(
        sql(
          `update receiving_note set state = 'received', received_by = 'x', received_at = now(), location_id = 'l'
          where id = ?`,
          [note.id],
        ),
      ).rejects.toThrow('对不上')
      await expect(sql('delete from receiving_note')).rejects.toThrow('只能新增')
      await expect(sql('update receiving_line set expected = 1')).rejects.toThrow('不能改')
      const canceled = await post(`/${note.id}/cancel`, { reason: '下雨不来了' })
      expect(canceled.data.note).toMatchObject({ state: 'canceled', reason: '下雨不来了' })
      const late = await post(`/${note.id}/receive`, { location_id, lots: [lot(jars(), 4)] })
      expect([late.status, late.data.code]).toEqual([409, 'receiving_over'])
      expect((await post(`/${note.id}/cancel`, { reason: '再来' })).status).toBe(409)
    })

    it('stands in the list by its day, waits on the day, and prints', async () => {
      const { notes } = (await get('?state=expected')).data
      const days = notes.map(({ expected_on }: { expected_on: string }) => expected_on)
      expect(days).toEqual([...days].sort())
      const { receiving } = await getContainer().resolve('warehouse').countWaiting()
      const note = await expected([{ ...jars(), quantity: 1 }])
      expect((await getContainer().resolve('warehouse').countWaiting()).receiving).toBe(receiving + 1)
      const file = await api.get(`/admin/warehouse/receiving-notes/${note.id}/file`, {
        ...{ headers: ramp, ...ANY, responseType: 'arraybuffer' },
      })
      expect(Buffer.from(file.data).subarray(0, 5).toString()).toBe('%PDF-')
    })

    it('refuses nonsense: no goods, nought, fractions, the same twice, a day that is none, and who may not receive', async () => {
      const line = { ...jars(), quantity: 3 }
      const note = { producer_id: desk.bees.id, expected_on: TODAY, lines: [line] }
      const wrong = [
        ...[{ lines: [] }, { lines: [{ ...line, quantity: 0 }] }, { lines: [{ ...line, quantity: 1.5 }] }],
        ...[{ lines: [line, line] }, { expected_on: '2026-13-01' }, { lines: [{ ...line, good_id: 'none' }] }],
      ]
      for (const part of wrong) expect((await post('', { ...note, ...part })).status).toBe(400)
      expect((await post('', { ...note, producer_id: 'none' })).status).toBe(404)
      expect((await post('', note, desk.people.mei)).status).toBe(403)
    })
  },
})
