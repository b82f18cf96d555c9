/** A bag's code from the label printer to the buyer's phone: made, printed, scanned in every state, counted, exported. */
import { createHash } from 'node:crypto'
import { validateEpcisDocument } from 'epcis2.js'
import { verifyTrace } from '../../storefront/public/verify-trace.mjs'
import { stockCheckoutShop, type Answer, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { GTIN, traceShop } from '../support/trace-shop'

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0.50'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let warehouse: ReturnType<typeof traceShop>
    let staff: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      warehouse = traceShop(getContainer(), shop)
      await warehouse.prepare()
      staff = await staffHeaders(getContainer())
    })

    const as = (headers: Record<string, string> = {}) => ({
      headers: { ...shop.headers, 'user-agent': PHONE, ...headers },
      validateStatus: () => true,
    })
    const scan = (
      path: string,
      headers?: Record<string, string>,
    ): Promise<Answer & { headers: Record<string, string> }> => api.get(`/store/trace/${path}`, as(headers))
    const seen = (code: string, headers?: Record<string, string>) =>
      api.post(`/store/trace/${code}/scan`, {}, as(headers))
    const post = (path: string, body: object): Promise<Answer> =>
      api.post(`/admin${path}`, body, { headers: staff, validateStatus: () => true })
    const file = (path: string) =>
      api.get(`/admin${path}`, { headers: staff, validateStatus: () => true, responseType: 'arraybuffer' })
    const make = (lot: { id: string }, more: object = {}) =>
      post('/trace-codes', { idempotency_key: `key of ${lot.id}`, lot_id: lot.id, count: 2, ...more })
    async function codesFor(lot: { id: string }, count = 2): Promise<string[]> {
      const { data } = await make(lot, { count })
      return getContainer().resolve('trace').codesOf(data.batch.id)
    }

    it('makes codes for released bags only, once per request, and never more than there are', async () => {
      const lot = await warehouse.release('mushroom', 20)
      const first = await make(lot, { count: 15 })
      expect([first.status, first.data.batch]).toMatchObject([
        201,
        { state: 'ready', made: 15, gtin14: GTIN.mushroom, pieces: 20 },
      ])
      expect((await make(lot, { count: 15 })).data.batch.id).toBe(first.data.batch.id)
      expect((await make(lot, { count: 14 })).status).toBe(409)
      const tooMany = await make(lot, { count: 6, idempotency_key: 'another key' })
      expect([tooMany.status, tooMany.data.message]).toEqual([400, expect.stringContaining('不能多于批次的件数')])
      expect((await make(lot, { count: 6, allowance: 1, idempotency_key: 'with allowance' })).status).toBe(201)
      const waiting = await make(await warehouse.receive('mushroom', 5))
      expect([waiting.status, waiting.data.message]).toEqual([400, expect.stringContaining('还没有放行')])
      const bulk = await make(await warehouse.release('mushroom', 5000, { bulk: true }))
      expect(bulk.data.message).toContain('先分装')
      expect((await make({ id: 'lot_none' })).status).toBe(404)
      const wrong = await make(lot, { count: 0, idempotency_key: 'a wrong number' })
      expect([wrong.status, JSON.stringify(wrong.data)]).toEqual([400, expect.stringContaining('至少 1 枚')])
      expect((await api.post('/admin/trace-codes', {}, { validateStatus: () => true })).status).toBe(401)
    })

    it('prints sheets and rolls, and nothing void or held back', async () => {
      const lot = await warehouse.release('mushroom', 30)
      const { id } = (await make(lot, { count: 25 })).data.batch
      for (const format of ['sheet', 'roll']) {
        const printed = await file(`/trace-codes/${id}/labels?format=${format}`)
        expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf'])
        expect(Buffer.from(printed.data).subarray(0, 5).toString()).toBe('%PDF-')
      }
      expect((await file(`/trace-codes/${id}/labels?format=poster`)).status).toBe(400)
      expect((await file(`/trace-codes/${id}/labels?from=26`)).status).toBe(404)
      expect((await file('/trace-codes/tcb_none/labels')).status).toBe(404)
      expect((await post(`/trace-codes/${id}/void`, { reason: ' ' })).status).toBe(400)
      expect((await post(`/trace-codes/${id}/void`, { reason: '整卷印错' })).status).toBe(200)
      expect((await file(`/trace-codes/${id}/labels`)).status).toBe(400)
      const lots = JSON.parse(Buffer.from((await file('/trace-codes/lots')).data).toString()).lots
      expect(lots).toContainEqual(expect.objectContaining({ id: lot.id, pieces: 30, live: 0, certificate: true }))
    })

    it('tells of every state plainly: sold, not sold, void, expired, recalled, unknown', async () => {
      const lot = await warehouse.release('mushroom', 10)
      const [code = '', spoiled = ''] = await codesFor(lot)
      expect((await scan(code)).data.trace).toMatchObject({
        verdict: 'not_sold',
        lot: { code: lot.code, good: { title: '宁陕香菇', handle: 'mushroom', variant_title: '一份' } },
      })
      await warehouse.ship('mushroom', 3)
      const sold = (await scan(code.toLowerCase())).data.trace
      expect(sold).toMatchObject({ verdict: 'genuine', code, days_left: expect.any(Number) })
      expect(sold.lot.steps.map(({ type }: { type: string }) => type)).toEqual([
        'received',
        'inspected',
        'released',
        'shipped',
      ])
      expect(sold.lot.tests).toMatchObject([{ kind: 'incoming', verdict: 'passed', method: 'GB 5009.3' }])
      expect(sold.lot.places).toMatchObject([{ town: '城关镇', village: '青龙娅村' }])
      expect(JSON.stringify(sold)).not.toMatch(/user_|李检|0915|lot_0|iitem/)

      const [batch] = await getContainer().resolve('trace').listTraceCodeBatches({ lot_id: lot.id })
      await post(`/trace-codes/${batch.id}/codes/${spoiled}/void`, { reason: '印坏了' })
      expect((await scan(spoiled)).data.trace.verdict).toBe('void')
      await warehouse.turn(lot, 'recalled')
      expect((await scan(code)).data.trace.verdict).toBe('recalled')

      const old = await warehouse.release('honey', 4)
      const [oldCode = ''] = await codesFor(old)
      await warehouse.turn(old, 'expired')
      expect((await scan(oldCode)).data.trace.verdict).toBe('expired')
      const unknown = await scan('AAAAAAAAAAAAA')
      expect([unknown.status, unknown.data.code]).toEqual([404, 'unknown_code'])
      expect((await scan('hello')).status).toBe(404)
    })

    it('opens by GS1 link, and tells when product, lot and serial do not belong together', async () => {
      const lot = await warehouse.release('mushroom', 10)
      const [code = ''] = await codesFor(lot)
      const { link } = (await scan(code)).data.trace
      expect(link).toBe(`/01/${GTIN.mushroom}/10/${lot.code}/21/${code}?17=271101`)
      expect((await scan(link.slice(1))).data.trace.code).toBe(code)
      const whole = (await scan(`01/${GTIN.mushroom}/10/${lot.code}`)).data.trace
      expect(whole).toMatchObject({ code: null, lot: { code: lot.code }, scan_count: 0 })
      const swapped = await scan(`01/${GTIN.honey}/10/${lot.code}/21/${code}`)
      expect([swapped.status, swapped.data.code]).toEqual([404, 'link_mismatch'])
      expect((await scan(`01/${GTIN.mushroom}/10/OTHER-LOT/21/${code}`)).data.code).toBe('link_mismatch')
      expect((await scan(`01/${GTIN.honey}/10/${lot.code}`)).data.code).toBe('unknown_lot')
    })

    it('leads from a lot’s number, typed in any width and case, to the lot, and from no lot nowhere', async () => {
      const lot = await warehouse.release('mushroom', 10)
      const wide = [...lot.code].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('')
      for (const typed of [lot.code, lot.code.toLowerCase(), lot.code.replaceAll('-', ''), wide, ` ${lot.code} `]) {
        const { data, status } = await scan(encodeURIComponent(typed))
        expect([typed, status, data.trace?.lot.code, data.trace?.code]).toEqual([typed, 200, lot.code, null])
      }
      expect((await scan('NO-SUCH-LOT')).status).toBe(404)
      expect((await seen(lot.code)).status).toBe(404)
    })

    it('counts people once a day, and neither reading, robots nor pages drawn ahead', async () => {
      const [code = ''] = await codesFor(await warehouse.release('mushroom', 10))
      for (let i = 0; i < 3; i++) await scan(code)
      await seen(code, { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' })
      await seen(code, { 'sec-purpose': 'prefetch' })
      expect((await scan(code)).data.trace).toMatchObject({ scan_count: 0, first_scanned_at: null })
      await seen(code)
      const again = await seen(code)
      expect(again.data).toMatchObject({ scan_count: 1, first_scanned_at: expect.any(String), copy_hint: null })
      for (const network of ['1.2', '3.4', '5.6', '7.8']) await seen(code, { 'x-forwarded-for': `${network}.0.1` })
      expect((await scan(code)).data.trace).toMatchObject({ scan_count: 5, copy_hint: 'many_places' })
      for (let i = 0; i < 4; i++)
        await seen(code, { 'user-agent': `${PHONE} build/${i}`, 'x-forwarded-for': `20${i}.1.1.1, 1.2.0.1` })
      expect((await scan(code)).data.trace).toMatchObject({ scan_count: 5, copy_hint: 'many_places' })
      expect((await seen('AAAAAAAAAAAAA')).status).toBe(404)
    })

    it('stops whoever guesses, and nobody else', async () => {
      const [code = ''] = await codesFor(await warehouse.release('mushroom', 10))
      const guesser = { 'x-forwarded-for': '9.9.9.9' }
      const tries = await Promise.all(Array.from({ length: 40 }, (_, i) => scan(`ZZZZZZZZZZZ${10 + i}`, guesser)))
      expect(tries.every(({ status }) => status === 404 || status === 429)).toBe(true)
      const stopped = await scan(code, guesser)
      expect([stopped.status, stopped.data.code, stopped.headers['retry-after']]).toEqual([
        429,
        'too_many_tries',
        '3600',
      ])
      expect((await scan(code)).status).toBe(200)
    })

    it('exports a history anybody can check offline', async () => {
      const lot = await warehouse.release('mushroom', 10)
      const [code = ''] = await codesFor(lot)
      await warehouse.ship('mushroom', 1)
      const open = await api.get(`/store/trace/${code}/epcis`, { ...as(), transformResponse: (text: string) => text })
      expect(open.headers['content-type']).toContain('application/ld+json')
      expect(validateEpcisDocument(JSON.parse(open.data), false)).toEqual({ success: true, errors: [] })
      const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex')
      expect(await verifyTrace(open.data, sha256)).toMatchObject({ faults: [], lots: [{ lot: lot.code, events: 4 }] })
      const changed = open.data.replace('青龙娅村', '青龙亚村')
      expect((await verifyTrace(changed, sha256)).faults).not.toEqual([])
      const { hash } = (await scan(code)).data.trace.lot.head
      expect(open.data).toContain(hash)
      const forStaff = await file(`/lots/${lot.id}/epcis`)
      expect(forStaff.status).toBe(200)
      expect((await file('/lots/lot_none/epcis')).status).toBe(404)
      expect((await scan('AAAAAAAAAAAAA/epcis')).status).toBe(404)
      const link = `01/${GTIN.mushroom}/10/${lot.code}`
      const ofLot = await api.get(`/store/trace/${link}/epcis`, { ...as(), transformResponse: (text: string) => text })
      expect([ofLot.status, ofLot.headers['cache-control']]).toEqual([200, 'no-store'])
      expect(await verifyTrace(ofLot.data, sha256)).toMatchObject({ faults: [], lots: [{ lot: lot.code, events: 4 }] })
      expect(JSON.parse(ofLot.data).epcisBody).toEqual(JSON.parse(open.data).epcisBody)
      for (const other of [`01/${GTIN.honey}/10/${lot.code}`, `01/${GTIN.mushroom}/10/NONE`])
        expect((await scan(`${other}/epcis`)).status).toBe(404)
    })
  },
})
