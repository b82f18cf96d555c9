/** By whose doing an order is: code > link within the window > an earlier link of the account; never one's own purchase. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { ADDRESS, checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { actsBefore, clickOf, openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode, type SignedIn } from '../support/sign-in'

const [LI, WANG, BUYER] = ['13900000001', '13900000002', '13700000003'] as const
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string; customer_id: string }
    let wang: { id: string; code: string; customer_id: string }
    let buyer: SignedIn
    let ownToken: string
    const links = {} as Record<'li' | 'wang', { id: string; code: string }>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const signIn = (phone: string) => signInByCode(api, container, goods.headers, { phone })
      const { customer, token } = await signIn(LI)
      ownToken = token
      li = await openDistributor(container, customer.id)
      wang = await openDistributor(container, (await signIn(WANG)).customer.id, '王站长')
      buyer = await signIn(BUYER)
      const make = (distributor_id: string) =>
        container
          .resolve('share_link')
          .makeLink({ distributor_id, target_kind: 'product', target: 'mushroom', words: null })
      links.li = await make(li.id)
      links.wang = await make(wang.id)
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const headersOf = (click?: string, token?: string): Record<string, string> => ({
      ...(click && { 'x-share-click': click }),
      ...(token && { authorization: `Bearer ${token}` }),
    })
    async function buy({
      click,
      code,
      token,
      ...more
    }: { click?: string; code?: string; token?: string } & Record<string, unknown> = {}) {
      const shopper = checkoutBuyer(api, goods, headersOf(click, token))
      const body = await shopper.body({ mushroom: 1 }, { ...more, ...(code && { referral_code: code }) })
      return shopper.place(body)
    }
    const attributed = async (order_id: string) =>
      (await getContainer().resolve('attribution').attributionsOf([order_id])).get(order_id) ?? null
    async function boughtBy(by: Parameters<typeof buy>[0]) {
      const { status, data } = await buy(by)
      expect([status, data.message]).toEqual([201, undefined])
      return attributed(data.order.id)
    }
    const suspend = (id: string) =>
      getContainer().resolve('distributor').decide({ id, act: 'suspend', reason: '查', by: 'user_test', seen_at: null })

    it('is nobody’s where nobody shared, and the link’s where one was followed', async () => {
      expect(await boughtBy({})).toBeNull()
      const at = daysAgo(1)
      expect(await boughtBy({ click: clickOf(links.li.code, at) })).toMatchObject({
        ...{ distributor_id: li.id, way: 'link', link_id: links.li.id, window_days: 15, void_reason: null },
        click_at: new Date(Math.floor(at.getTime() / 1000) * 1000),
      })
    })

    it('goes by a code typed before any link', async () => {
      const typed = `${wang.code.slice(0, 3)} ${wang.code.slice(3).toLowerCase()}`
      const said = await boughtBy({ click: clickOf(links.li.code), code: typed })
      expect(said).toMatchObject({ distributor_id: wang.id, way: 'code', link_id: null, click_at: null })
    })

    it('goes by an earlier link of the account where this browser brings none, and only within its days', async () => {
      const bind = (link: keyof typeof links, at: Date) =>
        getContainer()
          .resolve('attribution')
          .bind({
            ...{ customer_id: buyer.customer.id, distributor_id: { li, wang }[link].id, link_id: links[link].id },
            ...{ click_at: at, until: new Date(at.getTime() + 15 * DAY) },
          })
      await bind('wang', daysAgo(16))
      expect(await boughtBy({ token: buyer.token })).toBeNull()
      await bind('li', daysAgo(3))
      expect(await boughtBy({ token: buyer.token })).toMatchObject({ distributor_id: li.id, way: 'binding' })
      const fresh = await boughtBy({ token: buyer.token, click: clickOf(links.wang.code) })
      expect(fresh).toMatchObject({ distributor_id: wang.id, way: 'link' })
    })

    it.each([
      ['signed by somebody else', (code: string) => clickOf(code, new Date(), 'another secret')],
      ['of a link that is none', () => clickOf('zzzzzzzzzz')],
      ['from before the window', (code: string) => clickOf(code, daysAgo(15.1))],
      ['from tomorrow', (code: string) => clickOf(code, daysAgo(-1))],
      ['cut short', (code: string) => clickOf(code).slice(0, -3)],
      ['of another visitor’s signature', (code: string) => clickOf(code).replace(/^1\.\w/, '1.-')],
    ])('a forged or expired click counts for nothing: %s', async (_what, forge) => {
      expect(await boughtBy({ click: forge(links.li.code) })).toBeNull()
    })

    it.each([
      ['that is nobody’s', () => 'ZZZZ99', '没有这个推荐码，请核对或留空'],
      ['that no code looks like', () => '!!', '没有这个推荐码，请核对或留空'],
      ['of somebody suspended', () => wang.code, '这个推荐码现在不能用，请留空'],
    ])('refuses a code typed %s, and places nothing', async (_what, code, message) => {
      await suspend(wang.id)
      const before = await knex()('order').count()
      expect(await buy({ code: code() })).toMatchObject({ status: 400, data: { fields: { referral_code: message } } })
      expect(await knex()('order').count()).toEqual(before)
    })

    it('gives nothing to a distributor suspended meanwhile, nor for a click while they were', async () => {
      const click = clickOf(links.li.code)
      await suspend(li.id)
      expect(await boughtBy({ click })).toBeNull()
      await actsBefore(getContainer(), li.id, 2)
      await getContainer()
        .resolve('distributor')
        .decide({ id: li.id, act: 'resume', reason: null, by: 'user_test', seen_at: null })
      expect(await boughtBy({ click: clickOf(links.li.code, daysAgo(1)) })).toBeNull()
      expect(await boughtBy({ click: clickOf(links.li.code, daysAgo(3)) })).toMatchObject({ distributor_id: li.id })
    })

    describe('a purchase of the distributor’s own is recorded and void', () => {
      const own = { distributor_id: expect.any(String), void_reason: 'own_purchase' }
      const second = async () => signInByCode(api, getContainer(), goods.headers, { email: 'second@example.com' })
      const bindWechat = (customer_id: string, openid: string, unionid: string | null = null) =>
        getContainer()
          .resolve('wechat')
          .bind({ openid, unionid, nickname: null, customer_id, auth_identity_id: `auth_${customer_id}` })

      it('by the account', async () => {
        expect(await boughtBy({ token: ownToken, click: clickOf(links.li.code) })).toMatchObject(own)
        expect(await boughtBy({ token: ownToken, code: li.code })).toMatchObject(own)
      })

      it('by a second account, or a guest, with the phone', async () => {
        const { token } = await second()
        const address = { ...ADDRESS, phone: LI }
        expect(await boughtBy({ token, address, click: clickOf(links.li.code) })).toMatchObject(own)
        expect(await boughtBy({ address, click: clickOf(links.li.code) })).toMatchObject(own)
      })

      it('by a second account with an openid the distributor had, or of the same unionid', async () => {
        const { token, customer } = await second()
        const wechat = getContainer().resolve('wechat')
        const first = await bindWechat(li.customer_id, 'openid-one', 'union-li')
        await wechat.unbind(first?.id ?? '', 'owner')
        const again = await bindWechat(customer.id, 'openid-one')
        expect(await boughtBy({ token, click: clickOf(links.li.code) })).toMatchObject(own)
        await wechat.unbind(again?.id ?? '', 'owner')
        await wechat.forgetIdentities(customer.id)
        expect(await boughtBy({ token, click: clickOf(links.li.code) })).toMatchObject({ void_reason: null })
        await bindWechat(customer.id, 'openid-two', 'union-li')
        expect(await boughtBy({ token, click: clickOf(links.li.code) })).toMatchObject(own)
      })

      it('to a phone and address of theirs, and not to a neighbour’s', async () => {
        const phone = '13800009999'
        await getContainer()
          .resolve(Modules.CUSTOMER)
          .createCustomerAddresses({ customer_id: li.customer_id, phone, address_1: '演示路１号', country_code: 'cn' })
        const at = (detail: string) =>
          boughtBy({ click: clickOf(links.li.code), address: { ...ADDRESS, phone, detail } })
        expect(await at('演示路 1 号')).toMatchObject(own)
        expect(await at('演示路 2 号')).toMatchObject({ void_reason: null })
      })
    })

    it('is written with the order in one commit, once, and void only once', async () => {
      const shopper = checkoutBuyer(api, goods, headersOf(clickOf(links.li.code)))
      const body = await shopper.body({ mushroom: 1 })
      const key = randomUUID()
      const placed = await Promise.all([shopper.place(body, key), shopper.place(body, key)])
      const [id] = new Set(placed.map(({ data }) => data.order.id as string))
      expect(await knex()('order_attribution').select('order_id')).toEqual([{ order_id: id }])
      await expect(knex()('order_attribution').update({ distributor_id: wang.id })).rejects.toThrow(/只定一次/)
      await expect(knex()('order_attribution').delete()).rejects.toThrow(/只定一次/)
      const attribution = getContainer().resolve('attribution')
      expect(await attribution.voidAttribution(id, 'own_purchase')).toBe(true)
      expect(await attribution.voidAttribution(id, 'other')).toBe(false)
      await expect(knex()('order_attribution').update({ void_reason: null, voided_at: null })).rejects.toThrow(
        /只定一次/,
      )
    })

    it('is written also where orders are written by Medusa’s own services', async () => {
      const checkout = getContainer().resolve('checkout')
      checkout.slowBecause = '测试'
      const said = await boughtBy({ code: li.code }).finally(() => (checkout.slowBecause = null))
      expect(said).toMatchObject({ distributor_id: li.id, way: 'code' })
    })

    it('places no order whose attribution cannot be written', async () => {
      await knex().raw(`alter table order_attribution add constraint refuse_all check (false) not valid`)
      const { status } = await buy({ click: clickOf(links.li.code) })
      expect(status).toBe(500)
      expect(Number((await knex()('placement').count().first())?.count)).toBe(0)
    })
  },
})
