/** What producers are owed: a lot's price makes it, corrections move it by entries of their own, two people pay it, and each producer sees their own. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { broken } from '../support/promises'

const outbox = openOutbox()
const { openPurchaseDesk } = await import('../support/purchase-desk')
const { staffHeaders } = await import('../support/packing-shop')
const ANY = { validateStatus: () => true }
const DAY = '2026-11-20'
/** In Beijing. */
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    type Headers = Record<string, string>
    let desk: Awaited<ReturnType<typeof openPurchaseDesk>>
    let people: (typeof desk)['people']
    let bees: (typeof desk)['bees']
    let others: string
    beforeAll(async () => {
      desk = await openPurchaseDesk(api, getContainer())
      ;({ people, bees, others } = desk)
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    const get = (path: string, headers: Headers) => api.get(`/admin${path}`, { headers, ...ANY })
    const post = (path: string, body: object, headers: Headers) => api.post(`/admin${path}`, body, { headers, ...ANY })
    const agree = async (change: object = {}, headers: Headers = people.manager) => {
      const price = { producer_id: bees.id, good_id: bees.good_id, grade: '一级', basis: 'kg', unit_fen: 8000 }
      return post('/purchase/prices', { ...price, valid_from: '2026-11-01', ...change }, headers)
    }
    /** A delivery at the ramp by the warehouse; bulk goods are grams. */
    const receive = async (lot: object) => {
      const { locations } = (await get('/lots/goods', people.warehouse)).data
      return post(
        '/lots',
        {
          ...{ location_id: locations[0].id, supplier_name: '蜂业合作社' },
          lots: [
            { good_id: bees.good_id, inventory_item_id: null, producer_id: bees.id, made_on: '2026-11-10', ...lot },
          ],
        },
        people.warehouse,
      )
    }
    const take = async (quantity: number, change: { price_id?: string; inventory_item_id?: string } = {}) => {
      const price_id = change.price_id ?? (await agree()).data.price.id
      const { status, data } = await receive({ quantity, price_id, ...change })
      expect([status, data.message]).toEqual([201, undefined])
      return data.lots[0].id as string
    }
    const owed = async (id = bees.id) => (await get(`/purchase/producers/${id}`, people.mei)).data.producer.owed_fen
    const entries = async (lot_id: string) =>
      (await getContainer().resolve('ledger').findByReference('lot', lot_id)).map(({ kind, entries: [cost] }) => [
        kind,
        cost.amount_fen,
      ])
    const whole = async () => {
      for (const words of ['what a producer is owed', 'a lot is owed other', 'an entry by hand', 'does not balance'])
        expect(await broken(getContainer(), words)).toEqual([])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    }
    const pay = (body: object, headers = people.mei) =>
      post(
        `/purchase/producers/${bees.id}/payments`,
        { amount_fen: 1000, from: 'bank', reference: 'B-1', note: '货款', effective_on: DAY, ...body },
        headers,
      )

    it('owes what a lot costs by the price picked at the ramp: net weight times price, rounded once', async () => {
      const id = await take(12_345)
      expect(await entries(id)).toEqual([['goods_purchased', 98_760]])
      const odd = await take(1_111, { price_id: (await agree({ unit_fen: 333 })).data.price.id })
      // 1.111 kg at ¥3.33 are 369.963 fen.
      expect(await entries(odd)).toEqual([['goods_purchased', 370]])
      const by_piece = (await agree({ basis: 'piece', unit_fen: 3050 })).data.price.id
      const jars = await take(10, { inventory_item_id: bees.item, price_id: by_piece })
      expect(await entries(jars)).toEqual([['goods_purchased', 30_500]])
      const weighed = await take(10, { inventory_item_id: bees.item })
      expect(await entries(weighed)).toEqual([['goods_purchased', 8 * bees.weight_g * 10]])
      const last_week = (await agree({ unit_fen: 7777 })).data.price.id
      await agree({ unit_fen: 7900 })
      const late = await receive({ quantity: 1_000, price_id: last_week })
      expect([late.status, late.data.message]).toEqual([400, expect.stringContaining('已被新的取代')])
      expect(await owed()).toBe(98_760 + 370 + 30_500 + 80 * bees.weight_g)
      await whole()
    })

    it('moves what is owed by an entry of its own when a lot is corrected, voided or refused, or priced anew', async () => {
      const corrected = await take(10_000)
      await post(`/lots/${corrected}/correct`, { reason: '称错了', quantity: 9_000 }, people.warehouse)
      expect(await entries(corrected)).toEqual([
        ['goods_purchased', 80_000],
        ['purchase_corrected', -8_000],
      ])
      // What does not change the cost adds nothing.
      await post(`/lots/${corrected}/correct`, { reason: '补村名', village: '汤坪村' }, people.warehouse)
      expect(await entries(corrected)).toHaveLength(2)
      const voided = await take(1_000)
      await post(`/lots/${voided}/void`, { reason: '登记两次' }, people.warehouse)
      const refused = await take(2_000)
      const quality = await staffHeaders(getContainer(), 'quality@example.com', ['role_quality'])
      const look = { method: '目测', sampling: '随机抽样', sample_count: 1, values: [], looks_fine: false }
      expect((await post(`/lots/${refused}/inspections`, look, quality)).status).toBe(201)
      const rejection = await post(`/lots/${refused}/reject`, { reason: '发霉', disposal: '退回' }, quality)
      expect(rejection.status).toBe(200)
      for (const [id, fen] of [
        [voided, 8_000],
        [refused, 16_000],
      ] as const)
        expect(await entries(id)).toEqual([
          ['goods_purchased', fen],
          ['purchase_corrected', -fen],
        ])
      expect(await owed()).toBe(72_000)
      const own = { grade: '二级', basis: 'kg', unit_fen: 5_000, reason: '有碎的，当面商定' }
      expect((await post(`/purchase/lots/${corrected}/price`, own, people.manager)).status).toBe(200)
      expect((await entries(corrected)).at(-1)).toEqual(['purchase_corrected', -27_000])
      expect(await owed()).toBe(45_000)
      const over = await post(`/purchase/lots/${voided}/price`, own, people.manager)
      expect([over.status, over.data.message]).toEqual([400, expect.stringContaining('已作废或拒收')])
      await whole()
    })

    it('prices later what came in without a price; the warehouse picks from the list and agrees nothing', async () => {
      const { data } = await receive({ quantity: 5_000 })
      const lot_id = data.lots[0].id
      expect([await entries(lot_id), await owed()]).toEqual([[], 0])
      const price_id = (await agree()).data.price.id
      expect((await get(`/purchase/prices?producer_id=${bees.id}`, people.warehouse)).data.prices).toMatchObject([
        { id: price_id, grade: '一级', unit_fen: 8000, current: true },
      ])
      for (const headers of [people.warehouse, {} as Headers]) {
        const expected = headers === people.warehouse ? 403 : 401
        expect((await agree({}, headers)).status).toBe(expected)
        expect((await post(`/purchase/lots/${lot_id}/price`, { price_id }, headers)).status).toBe(expected)
        expect((await get(`/purchase/producers/${bees.id}`, headers)).status).toBe(expected)
      }
      expect((await get(`/purchase/producers/${bees.id}`, people.manager)).status).toBe(403)
      expect((await post(`/purchase/lots/${lot_id}/price`, { price_id }, people.mei)).status).toBe(200)
      expect(await owed()).toBe(40_000)
      const { deliveries } = (await get(`/purchase/deliveries?producer_id=${bees.id}&limit=1`, people.manager)).data
      expect(deliveries).toMatchObject([{ lot_id, unit: 'g', quantity: 5000, unit_fen: 8000, amount_fen: 40_000 }])
      // A newer price holds from its day on; the lot keeps what it was taken in at.
      await agree({ unit_fen: 9000, valid_from: '2026-11-15' })
      expect(await owed()).toBe(40_000)
      await whole()
    })

    it('prices and corrects lots that many ask for at once, one after the other, and keeps nobody’s connection', async () => {
      const lots = [await take(5_000), await take(5_000)]
      const own = (unit_fen: number) => ({ grade: '', basis: 'kg', unit_fen, reason: '商定' })
      const answers = await Promise.all([
        ...Array.from({ length: 24 }, (_, i) =>
          post(`/purchase/lots/${lots[i % 2]}/price`, own(7000 + i), people.manager),
        ),
        ...lots.map((id) => post(`/lots/${id}/correct`, { reason: '复称', quantity: 4_000 }, people.warehouse)),
      ])
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      await whole()
    })

    it('says in Chinese which price does not fit, and takes nothing in at it', async () => {
      const price_id = (await agree()).data.price.id
      const lots = () => getContainer().resolve('lot').countOwnLots(bees.id)
      const before = await lots()
      const theirs = await receive({ quantity: 1_000, price_id, producer_id: others })
      expect([theirs.status, theirs.data.message]).toEqual([400, '这个协议价不是这个生产者这种商品的'])
      const nobodys = await receive({ quantity: 1_000, price_id, producer_id: null })
      expect([nobodys.status, nobodys.data.message]).toEqual([400, expect.stringContaining('没有登记生产者')])
      const pieces = (await agree({ basis: 'piece' })).data.price.id
      expect((await receive({ quantity: 1_000, price_id: pieces })).data.message).toContain('是散货，按公斤定价')
      const later = (await agree({ valid_from: '2099-01-01' })).data.price.id
      expect((await receive({ quantity: 1_000, price_id: later })).data.message).toContain('从 2099-01-01 起才有效')
      expect((await receive({ quantity: 1_000, price_id: 'aprice_none' })).status).toBe(404)
      expect(await lots()).toEqual(before)
      const said = async (change: object) => (await agree(change)).data
      expect((await said({ unit_fen: 0 })).fields).toEqual({ unit_fen: '单价须大于零' })
      expect((await said({ basis: 'jin' })).fields).toEqual({ basis: '请选择按公斤还是按件' })
      expect((await said({ producer_id: others })).message).toBe('这种商品不是这个生产者的')
      const id = await take(1_000)
      const body = async (price: object) =>
        (await post(`/purchase/lots/${id}/price`, price, people.manager)).data.fields
      expect(await body({})).toEqual({ basis: '请选一个协议价，或填写单价和原因' })
      expect(await body({ basis: 'kg', unit_fen: 1 })).toEqual({ reason: '不按协议价请写明原因' })
    })

    it('pays no more than is owed, once, by two people; what a later correction takes is offset by the next goods', async () => {
      const id = await take(1_000)
      const more = await pay({ amount_fen: 8_001 })
      expect([more.status, more.data.message]).toEqual([400, '应付生产者账上只有 ¥80.00，不能登记更多'])
      expect((await pay({}, people.manager)).status).toBe(403)
      expect((await pay({ reference: '' })).data.fields).toEqual({ reference: '请填写流水号' })
      const first = (await pay({ amount_fen: 8_000 })).data.payment
      const same = await pay({ amount_fen: 1, note: '又一次' }, people.yun)
      expect([same.status, same.data.message]).toEqual([409, '这个流水号已经登记过，不能重复登记'])
      expect(await owed()).toBe(8_000)
      const confirm = (headers: Headers, payment = first.id) => post(`/ledger/vouchers/${payment}/confirm`, {}, headers)
      expect((await confirm(people.mei)).data.message).toContain('不能自己确认')
      const second = (await pay({ amount_fen: 8_000, reference: 'B-2' })).data.payment
      const pressed = await Promise.all([confirm(people.yun), confirm(people.yun, second.id)])
      expect(pressed.map(({ status }) => status).sort()).toEqual([200, 400])
      expect(await owed()).toBe(0)
      // The bank sent it back: owed again until it is paid once more.
      const { payments } = (await get(`/purchase/producers/${bees.id}`, people.mei)).data
      const [paid] = payments.filter(({ state }: { state: string }) => state === 'confirmed')
      const back = { kind: 'reversal', reverses_id: paid.transaction_id, note: '银行退回', effective_on: DAY }
      await confirm(people.yun, (await post('/ledger/vouchers', back, people.mei)).data.voucher.id)
      expect(await owed()).toBe(8_000)
      await whole()
      const again = (await pay({ amount_fen: 8_000, reference: 'B-9' })).data.payment
      await confirm(people.yun, again.id)
      await post(`/lots/${id}/correct`, { reason: '水分重', quantity: 900 }, people.warehouse)
      expect(await owed()).toBe(-800)
      expect((await pay({ amount_fen: 1, reference: 'B-3' })).status).toBe(400)
      await take(1_000)
      expect(await owed()).toBe(7_200)
      await whole()
    })

    it('prints a month for the producer, as PDF and as a table, and shows producers their own alone', async () => {
      await take(1_000)
      const payment = (await pay({ amount_fen: 3_000, effective_on: TODAY })).data.payment
      await post(`/ledger/vouchers/${payment.id}/confirm`, {}, people.yun)
      const month = TODAY.slice(0, 7)
      const path = `/purchase/producers/${bees.id}/statement?month=${month}`
      const table = (await get(`${path}&format=csv`, people.mei)).data as string
      expect(table.split('\r\n')[0]).toContain('日期,种类,说明,应付（元）,已付（元）,余额（元）')
      for (const words of ['1 公斤 × ¥80.00/公斤,80.00,,80.00', '流水号 B-1,,30.00', '本月合计,,80.00,30.00,50.00'])
        expect(table).toContain(words)
      const pdf = await api.get(`/admin${path}`, { headers: people.mei, responseType: 'arraybuffer' })
      expect([pdf.headers['content-type'], Buffer.from(pdf.data).subarray(0, 5).toString()]).toEqual([
        'application/pdf',
        '%PDF-',
      ])
      expect((await get(`${path}3`, people.mei)).data.fields).toEqual({ month: '月份要写成 2026-11 这样' })
      const signIn = async (id: string, phone: string) => {
        await api.post(`/admin/producers/${id}/contacts`, { phone }, { ...desk.shop.staff, ...ANY })
        await api.post('/store/one-time-codes', { phone }, { ...desk.shop.store, ...ANY })
        const code = outbox.messages().at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
        const { data } = await api.post('/store/sessions/producer', { phone, code }, { ...desk.shop.store, ...ANY })
        return { headers: { authorization: `Bearer ${data.token}` }, ...ANY }
      }
      const own = await signIn(bees.id, '13800000001')
      const mine = (await api.get('/producers/me/purchases', own)).data
      expect(mine).toMatchObject({ delivered_fen: 8_000, paid_fen: 3_000, owed_fen: 5_000 })
      expect(mine.payments).toMatchObject([{ amount_fen: 3_000, reference: 'B-1' }])
      expect(mine.deliveries[0]).toMatchObject({ unit_fen: 8000, amount_fen: 8_000, net_g: 1000 })
      expect(JSON.stringify(mine)).not.toContain('example.com')
      const theirs = (await api.get('/producers/me/purchases', await signIn(others, '13800000002'))).data
      expect(theirs).toMatchObject({ delivered_fen: 0, paid_fen: 0, owed_fen: 0, payments: [] })
      expect((await api.get(`/producers/me/purchases/statement?month=${month}`, own)).status).toBe(200)
      expect((await api.get('/producers/me/purchases', ANY)).status).toBe(401)
    })

    it('holds in the database: prices are only added to, and nobody is paid without a confirmed voucher', async () => {
      const id = await take(1_000)
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      for (const change of ['update lot_price set unit_fen = 1', 'delete from agreed_price', 'truncate lot_price'])
        await expect(sql.raw(change)).rejects.toThrow('只能新增')
      const ledger = getContainer().resolve('ledger')
      const [payable] = await ledger.listLedgerAccounts({ kind: 'producer_payable' })
      const [cost] = await ledger.listLedgerAccounts({ kind: 'goods_purchases' })
      const posting = {
        ...{ idempotency_key: 'paid:alone', kind: 'producer_paid', reference_type: 'voucher', reference_id: 'x' },
        ...{ currency: 'cny', effective_at: new Date() },
        entries: [
          { account_id: payable.id, amount_fen: 1 },
          { account_id: cost.id, amount_fen: -1 },
        ],
      }
      await expect(ledger.post(posting)).rejects.toThrow('no confirmed voucher')
      const other = {
        debit_account_id: payable.id,
        credit_account_id: cost.id,
        amount_fen: 1,
        note: '绕过',
        effective_on: DAY,
      }
      const refused = await post('/ledger/vouchers', { kind: 'book_corrected', ...other }, people.mei)
      expect([refused.status, refused.data.message]).toEqual([400, expect.stringContaining('只随批次、定价和付款变化')])
      // What somebody posts beside a lot is found.
      const [lot] = await getContainer().resolve('lot').readLots([id])
      await ledger.post({
        ...posting,
        idempotency_key: 'beside',
        kind: 'other',
        reference_type: 'lot',
        reference_id: lot.id,
      })
      expect(await broken(getContainer(), 'what a producer is owed')).toEqual([bees.id])
      expect(await broken(getContainer(), 'a lot is owed other')).toEqual([lot.id])
    })
  },
})
