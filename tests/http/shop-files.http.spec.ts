/** A shop's files of orders: read and priced at once, sent as they were shown, and what is wrong given back. */
import { goOnSending, sendImport, takeFile } from '@shanzhen/shop-orders/import/take-file'
import placeShopOrders from '@shanzhen/shop-orders/jobs/place-shop-orders'
import { quoteDrafts } from '@shanzhen/shop-orders/orders/quote-drafts'
import { cancelShopOrder } from '@shanzhen/shop-orders/orders/cancel-order'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { bringGoods } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, tradingShop, supplyAt } from '../support/trading-shop'

const HEAD = '订单编号,收货人,收货手机,收货地址,商品编码,数量,买家留言'
const line = (number: string | number, { phone = '13812341234', sku = 'honey', quantity = '1' } = {}) =>
  `${number},王小山,${phone},陕西省西安市雁塔区科技路${number.toString().replace(/\D/g, '') || 1}号,${sku},${quantity},`
const csv = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\r\n'))

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; tier: string }
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      shop = { id: await tradingShop(getContainer()), tier: 'standard' }
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      await bringGoods(getContainer(), goods.location_id, [
        { inventory_item_id: goods.inventory.honey, quantity: 5000 },
      ])
    })

    const imports = () => getContainer().resolve('order_import')
    const orders = () => getContainer().resolve('shop_order')
    const take = (file: Buffer, more: object = {}) =>
      takeFile(getContainer(), shop, { file, filename: '十一月.csv', made_by: 'shmem_1', ...more })
    const file = async (id: string) =>
      (await imports().find(shop.id, id)) as NonNullable<Awaited<ReturnType<ReturnType<typeof imports>['find']>>>

    it('refuse an order that comes to more than any column holds, and keep the others', async () => {
      await supplyAt(getContainer(), { [goods.variants.wine]: 80_000_000 })
      const id = await take(csv(line('X-1', { sku: 'wine', quantity: '999' }), line('X-2', { sku: 'mushroom' })))
      expect(await file(id)).toMatchObject({ orders: 2, good: 1, goods_fen: '2000' })
      const [wrong] = await imports().ordersOf(id, { take: 1, good: false })
      expect(wrong).toMatchObject({ number: 'X-1', goods_fen: 0 })
      expect(wrong.faults.map(({ code }) => code)).toContain('too_large')
      const [priced] = await quoteDrafts(getContainer(), shop, [
        {
          ...{ number: 'X-3', items: [{ variant_id: goods.variants.wine, quantity: 2 }] },
          receiver: ADDRESS,
        },
      ])
      expect(priced).toMatchObject({
        body: null,
        faults: [{ field: 'items.0', message: expect.stringContaining('¥1000000.00') as string }],
      })
    })

    it('take five hundred orders, say which seven are wrong, and send the others as they were shown', async () => {
      await fillDeposit(getContainer(), shop.id, 5_000_000)
      const bad = [
        line('X-1', { phone: '138****1234' }),
        line('X-2', { phone: '12345' }),
        line('X-3', { sku: 'honig' }),
        line('X-4', { quantity: '0' }),
        line('X-5', { sku: 'wine' }),
        'X-6,王小山,13812341234,科技路 6 号,honey,1,',
        ',王小山,13812341234,陕西省西安市雁塔区科技路7号,honey,1,',
      ]
      const id = await take(csv(...Array.from({ length: 493 }, (_, i) => line(`N-${i + 1}`)), ...bad))
      const shown = await file(id)
      expect(shown).toMatchObject({ orders: 500, good: 493, state: 'read', goods_fen: String(493 * 5000) })
      const wrong = await imports().ordersOf(id, { take: 20, good: false })
      expect(wrong.map(({ number, faults }) => [number, faults[0].code])).toEqual([
        ['X-1', 'masked'],
        ['X-2', 'invalid'],
        ['X-3', 'unknown'],
        ['X-4', 'invalid'],
        ['X-5', 'unknown'],
        ['X-6', 'doubtful'],
        ['', 'missing'],
      ])
      expect(await orders().sums(shop.id)).toEqual({})
      await sendImport(getContainer(), shown)
      await goOnSending(getContainer(), await file(id))
      expect(await file(id)).toMatchObject({ state: 'done' })
      expect(await orders().sums(shop.id)).toEqual({ placed: 493 })
      const spent = 5_000_000 - Number(shown.goods_fen) - Number(shown.freight_fen)
      expect(await depositOf(getContainer(), shop.id)).toBe(spent)
      await expect(sendImport(getContainer(), shown)).rejects.toThrow('已经提交过')
    }, 60_000)

    it('say where the stock ends, counted down the file, before anything is ordered', async () => {
      const address = { province: '陕西省', city: '西安市', district: '雁塔区', detail: '科技路 1 号' }
      const receiver = { name: '王小山', phone: '13812341234', ...address }
      const items = [{ variant_id: goods.variants.mushroom, quantity: 1 }]
      const [quote] = await quoteDrafts(getContainer(), shop, [{ number: 'Q', items, receiver }])
      const rest = quote.priced?.claims[0].free ?? 0
      const all = { sku: 'mushroom', quantity: String(rest - 1) }
      const one = { sku: 'mushroom' }
      const id = await take(
        csv(line('S-1', all), line('S-2', { ...one, quantity: '2' }), line('S-3', one), line('S-4', one)),
      )
      expect(await file(id)).toMatchObject({ orders: 4, good: 2 })
      const wrong = await imports().ordersOf(id, { take: 20, good: false })
      expect(wrong.map(({ number, faults }) => [number, faults[0].message])).toEqual([
        ['S-2', '库存不够：前面的订单用掉以后只剩 1 件'],
        ['S-4', '库存不够：前面的订单用掉以后只剩 0 件'],
      ])
    })

    it('count gift boxes down by what is in them, beside the same goods sold alone', async () => {
      await supplyAt(getContainer(), { [goods.variants.box]: 9000 })
      const single = (number: string, quantity: number) => line(number, { sku: 'mushroom', quantity: String(quantity) })
      const box = (number: string, quantity: number) => line(number, { sku: 'box', quantity: String(quantity) })
      // Ten mushrooms are there, and each box takes two.
      const id = await take(csv(box('B-1', 3), single('B-2', 5), single('B-3', 3), box('B-4', 1), single('B-5', 1)))
      const wrong = await imports().ordersOf(id, { take: 20, good: false })
      expect(wrong.map(({ number, faults }) => [number, faults[0].message])).toEqual([
        ['B-2', '库存不够：前面的订单用掉以后只剩 4 件'],
        ['B-4', '库存不够：前面的订单用掉以后只剩 0 件'],
      ])
    })

    it('are sent on by the job where a crash ended it, and place nothing twice', async () => {
      await fillDeposit(getContainer(), shop.id, 5_000_000)
      const id = await take(csv(...Array.from({ length: 30 }, (_, i) => line(`K-${i + 1}`))))
      await sendImport(getContainer(), await file(id))
      const page = await imports().ordersOf(id, { take: 10, good: true })
      await orders().takeIn(
        page.map(({ number, body, lead_hours }) => ({
          ...{ shop_id: shop.id, number, door: 'file' as const, body: body as never, lead_hours, made_by: 'shmem_1' },
        })),
      )
      await Promise.all([placeShopOrders(getContainer()), placeShopOrders(getContainer())])
      expect([(await file(id)).state, await orders().sums(shop.id)]).toEqual(['done', { placed: 30 }])
      expect(await getContainer().resolve('order').listOrders({}, { take: 100 })).toHaveLength(30)
    }, 30_000)

    it('uploaded again order nothing again, and say so of every number', async () => {
      await fillDeposit(getContainer(), shop.id, 100_000)
      const first = await take(csv(line('A-1'), line('A-2')))
      await sendImport(getContainer(), await file(first))
      await goOnSending(getContainer(), await file(first))
      const again = await take(csv(line('A-1'), line('A-2', { quantity: '3' }), line('A-3')))
      expect(await file(again)).toMatchObject({ orders: 3, good: 1 })
      const codes = (await imports().ordersOf(again, { take: 9, good: false })).map(({ faults }) => faults[0].code)
      expect(codes).toEqual(['repeated', 'number_used'])
    })

    it('order nothing again where a table left the zeros out at the front of a number', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const same = line('0071').slice('0071'.length)
      const first = await take(csv(`0071${same}`))
      await sendImport(getContainer(), await file(first))
      await goOnSending(getContainer(), await file(first))
      const [other] = [line('072').slice('072'.length)]
      const second = await take(csv(`71${same}`, `0000071${same}`, `071${other}`, `171${same}`))
      const wrong = await imports().ordersOf(second, { take: 20, good: false })
      const message = '和下过的 0071 只差前面的零，内容也一样：多半是表格改了编号，不会重复下'
      expect(wrong.map(({ number, faults }) => [number, faults[0]])).toMatchObject(
        ['71', '0000071'].map((number) => [number, { field: 'number', code: 'repeated', message }]),
      )
      expect((await imports().ordersOf(second, { take: 20, good: true })).map(({ number }) => number)).toEqual([
        '071',
        '171',
      ])
      const long = await take(csv(`000000071${same}`, `0081${same}`, `81${same}`, `081${other}`))
      const again = await imports().ordersOf(long, { take: 20, good: false })
      expect(again.map(({ number, faults }) => [number, faults[0].message])).toEqual([
        ['000000071', message],
        ['81', '和上面的 0081 只差前面的零，内容也一样：多半是同一单，不会下两次'],
      ])
      // Twenty thousand numbers in a file, each of which may have been any of eleven.
      const numbers = Array.from({ length: 220_000 }, (_, i) => String(i))
      expect([...(await orders().standing(shop.id, [...numbers, '0071'])).keys()]).toEqual(['0071'])
    })

    it('are sent on without what their shop gave up since they were sent', async () => {
      const id = await take(csv(line('G-1', { quantity: '3' }), line('G-2')))
      await sendImport(getContainer(), await file(id))
      await goOnSending(getContainer(), await file(id))
      const [held] = (await orders().list(shop.id, { take: 2 })).filter(({ number }) => number === 'G-1')
      expect(held).toMatchObject({ state: 'held', reason_code: 'deposit_short' })
      await cancelShopOrder(getContainer(), held)
      await fillDeposit(getContainer(), shop.id, 100_000)
      await goOnSending(getContainer(), await file(id))
      expect(await orders().find(shop.id, { number: 'G-1' })).toMatchObject({
        ...{ state: 'refused', reason_code: 'withdrawn' },
      })
      expect(await orders().find(shop.id, { number: 'G-2' })).toMatchObject({ state: 'placed' })
      // Sent in another file it is ordered again.
      const next = await take(csv(line('G-1', { quantity: '3' })))
      await sendImport(getContainer(), await file(next))
      await goOnSending(getContainer(), await file(next))
      expect(await orders().find(shop.id, { number: 'G-1' })).toMatchObject({ state: 'placed', import_id: next })
    })

    it('are read one after the other of a shop, and another shop’s beside them', async () => {
      const staff = await staffHeaders(getContainer())
      const one = await openSmallShop(api, getContainer(), staff, {
        phone: '13900000003',
        name: '甲铺',
        handle: 'jia-pu',
      })
      const two = await openSmallShop(api, getContainer(), staff, {
        phone: '13900000004',
        name: '乙铺',
        handle: 'yi-pu',
      })
      const body = {
        filename: '订单.csv',
        file: csv(...Array.from({ length: 200 }, (_, i) => line(`L-${i}`))).toString('base64'),
      }
      const up = ({ owner }: typeof one) => owner.post('/imports', body)
      const answers = await Promise.all([up(one), up(one), up(one), up(two)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 400, 400])
      const { data } = answers.find(({ status }) => status === 400) ?? answers[0]
      expect(data).toMatchObject({ message: '上一个文件还在读，请等它读完再传' })
      expect((await up(one)).status).toBe(201)
    })

    it('keep what a shop said of its columns', async () => {
      const odd = Buffer.from(['单子,买主,联系,送到,东西,几个', line('B-1').replace(/,$/, '')].join('\n'))
      await expect(take(odd)).rejects.toThrow('找不到表头')
      const columns = { number: 0, name: 1, phone: 2, detail: 3, sku: 4, quantity: 5 }
      const half = Buffer.from(['订单编号,收货人,联系,送到,东西,几个', line('B-1').replace(/,$/, '')].join('\n'))
      await expect(take(half)).rejects.toThrow('缺少这些列：收货手机、收货地址、商品编码、数量')
      expect((await file(await take(half, { columns }))).good).toBe(1)
      expect((await file(await take(half))).good).toBe(1)
    })

    it('give an order up, its goods and its money back, until it is packed', async () => {
      await fillDeposit(getContainer(), shop.id, 10_000)
      const id = await take(csv(line('C-1')))
      await sendImport(getContainer(), await file(id))
      await goOnSending(getContainer(), await file(id))
      const order = async () => (await orders().list(shop.id, { take: 1 }))[0]
      expect(await depositOf(getContainer(), shop.id)).toBeLessThan(10_000)
      await cancelShopOrder(getContainer(), await order())
      expect(await order()).toMatchObject({ state: 'canceled' })
      await vi.waitFor(async () => expect(await depositOf(getContainer(), shop.id)).toBe(10_000), 10_000)
    })
  },
})
