/** A shared link followed before somebody is led to WeChat and back: it is their account's, though the browser keeps nothing. */
import { vi } from 'vitest'
import { checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { clickOf, openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'
import { follow, newBrowser, newOpenid, openPlatform } from '../support/wechat-platform'

const platform = await openPlatform()
const OPEN = { validateStatus: () => true }
const AGREED = '2026-11-28'
const MEI = '13812341234'
const DAY_MS = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let link: { id: string; code: string }
    let li: { id: string }
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      const home = { distributor_id: li.id, target_kind: 'home', target: null, words: null } as const
      link = await container.resolve('share_link').makeLink(home)
    })
    beforeEach(() => {
      platform.faults.clear()
      platform.login.nextUser = null
    })
    afterAll(() => platform.close())

    const sql = async (text: string) => (await getContainer().resolve('__pg_connection__').raw(text)).rows as never[]
    const post = (path: string, body: object) =>
      api.post(`/store/wechat/${path}`, body, { headers: goods.headers, ...OPEN })
    const begin = (browser: string, brought: string | undefined, more: object = {}) =>
      post('authorizations', { browser, back: '/', brought, ...more })
    const answer = (browser: string, { code, state }: { code: string; state: string }) =>
      post('authorizations/answer', { browser, code, state })
    const bind = async (browser: string) => {
      await sql(
        `update one_time_code set sent_at = sent_at - interval '1 hour', expires_at = expires_at - interval '1 hour'`,
      )
      const { code } = await getContainer().resolve('one_time_code').issue({ channel: 'sms', address: MEI })
      return post('bindings', { browser, phone: MEI, code, agreed: AGREED })
    }
    /** Off to WeChat with a click, and back. */
    const come = async (openid: string, brought?: string, more: object = {}) => {
      platform.login.nextUser = { openid }
      const browser = newBrowser()
      const back = await follow((await begin(browser, brought, more)).data.url)
      return { browser, back, said: await answer(browser, back) }
    }
    const known = async () => {
      const openid = newOpenid()
      const { browser } = await come(openid)
      expect((await bind(browser)).status).toBe(200)
      return openid
    }
    const bound = () => sql('select link_id, distributor_id from customer_binding')

    it('is kept under the state, and brings an order on another device', async () => {
      const openid = await known()
      const { said } = await come(openid, clickOf(link.code))
      expect(await bound()).toEqual([{ link_id: link.id, distributor_id: li.id }])
      const token = { authorization: `Bearer ${said.data.session.token}` }
      const { data } = await checkoutBuyer(api, goods, token).buy({ mushroom: 1 })
      const brought = await getContainer().resolve('attribution').attributionsOf([data.order.id])
      expect(brought.get(data.order.id)).toMatchObject({ distributor_id: li.id, way: 'binding', void_reason: null })
    })

    it('is the account’s that was proved after it came back', async () => {
      const { browser, said } = await come(newOpenid(), clickOf(link.code))
      expect([said.data.session, await bound()]).toEqual([null, []])
      expect((await bind(browser)).status).toBe(200)
      expect(await bound()).toHaveLength(1)
    })

    it('binds nothing where it is forged, of another secret, too old, or of nobody’s link', async () => {
      const openid = await known()
      const genuine = clickOf(link.code)
      for (const wrong of [
        genuine.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(link.code, 'abcdefghij'),
        clickOf(link.code, new Date(), 'another secret'),
        clickOf(link.code, new Date(Date.now() - 16 * DAY_MS)),
        clickOf(link.code, new Date(Date.now() + DAY_MS)),
        clickOf('zzzzzzzzzz'),
        'x',
      ]) {
        expect([wrong, (await come(openid, wrong)).said.status]).toEqual([wrong, 200])
        expect([wrong, await bound()]).toEqual([wrong, []])
      }
      for (const unreadable of ['a b', '', 'x'.repeat(201), '<script>'])
        expect((await begin(newBrowser(), unreadable)).status).toBe(400)
    })

    it('binds nothing under a state of another browser, one nobody drew, or one that is over', async () => {
      const openid = await known()
      platform.login.nextUser = { openid }
      const browser = newBrowser()
      const back = await follow((await begin(browser, clickOf(link.code))).data.url)
      expect((await answer(newBrowser(), back)).status).toBe(401)
      expect((await answer(browser, { ...back, state: 'a'.repeat(32) })).status).toBe(401)
      await sql(`update wechat_authorization set expires_at = now() - interval '1 second' where openid is null`)
      expect((await answer(browser, back)).status).toBe(401)
      expect(await bound()).toEqual([])
    })

    it('is handed on once: the code of OAuth used twice, by the back button or a double redirect, changes nothing', async () => {
      const openid = await known()
      platform.login.nextUser = { openid }
      const browser = newBrowser()
      const back = await follow((await begin(browser, clickOf(link.code))).data.url)
      await Promise.all([answer(browser, back), answer(browser, back)])
      expect(await bound()).toHaveLength(1)
      // What was forgotten since is not bound anew by an old address.
      await sql('delete from customer_binding')
      expect((await answer(browser, back)).status).toBe(200)
      expect(await bound()).toEqual([])
      expect(await sql('select state from wechat_authorization where brought is not null')).toEqual([])
      await expect(sql(`update wechat_authorization set brought = 'x'`)).rejects.toThrow(/一次授权只答一次/)
    })

    it('is nobody’s where WeChat only shows its preview, or was asked whom to let pay', async () => {
      const openid = await known()
      expect((await come(openid, clickOf(link.code), { purpose: 'pay' })).said.data.session).toBeNull()
      platform.login.nextUser = { openid, snapshot: true }
      const browser = newBrowser()
      await answer(browser, await follow((await begin(browser, clickOf(link.code))).data.url))
      expect(await bound()).toEqual([])
    })

    it('keeps nobody from signing in where nobody could hear of it', async () => {
      const openid = await known()
      const links = getContainer().resolve('share_link')
      const deaf = vi.spyOn(links, 'linkByCode').mockRejectedValueOnce(new Error('away'))
      const { browser, back, said } = await come(openid, clickOf(link.code))
      expect([said.status, said.data.session.customer.phone]).toEqual([200, MEI])
      deaf.mockRestore()
      // The double redirect hands on what was not heard the first time.
      await answer(browser, back)
      expect(await bound()).toHaveLength(1)
    })
  },
})
