/** Distributors at the shop's doors: applying, what staff decide, links, receipts. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { clickOf, openDistributor } from '../support/distributors'
import tellDistributors from '@shanzhen/distribution/jobs/tell-distributors'
import { earnCommission } from '../support/earned-commission'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode, type SignedIn } from '../support/sign-in'

const outbox = openOutbox()
const OPEN = { validateStatus: () => true }
const AGREED = '2026-11-29'
const FORM = { name: '李山', shown_name: '秦岭老李', village: '皇冠镇', agreed: AGREED }
const OWN = 'distribution/me'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let staff: Record<string, string>
    const people = {} as Record<'li' | 'wang' | 'mail', SignedIn>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      const by = (address: Parameters<typeof signInByCode>[3]) => signInByCode(api, container, goods.headers, address)
      people.li = await by({ phone: '13900000001' })
      people.wang = await by({ phone: '13900000002' })
      people.mail = await by({ email: 'nobody@example.com' })
    })

    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    type Who = keyof typeof people
    const headersOf = (who: Who | null, more: object = {}) => ({
      headers: { ...goods.headers, ...(who && { authorization: `Bearer ${people[who].token}` }), ...more },
      ...OPEN,
    })
    const get = (who: Who | null, path: string) => api.get(`/store/${path}`, headersOf(who))
    const post = (who: Who | null, path: string, body: object = {}, more: object = {}) =>
      api.post(`/store/${path}`, body, headersOf(who, more))
    const drop = (who: Who, path: string) => api.delete(`/store/${path}`, headersOf(who))
    const look = (path: string) => api.get(`/admin/${path}`, { headers: staff, ...OPEN })
    const act = (id: string, body: object) => api.post(`/admin/distributors/${id}`, body, { headers: staff, ...OPEN })
    const idOf = async (who: Who) =>
      (await getContainer().resolve('distributor').distributorOfCustomer(people[who].customer.id))?.id ?? ''
    const open = (who: Who) => openDistributor(getContainer(), people[who].customer.id)
    const share = async (who: Who, body: object = { target_kind: 'product', target: 'mushroom' }) =>
      (await post(who, `${OWN}/links`, body)).data.link as { id: string; code: string }

    describe('applying', () => {
      it('takes real name and agreement, costs nothing, and waits for staff', async () => {
        expect((await get('li', OWN)).data).toEqual({ distributor: null, phone: true, window_days: 15, unread: 0 })
        const { status, data } = await post('li', OWN, FORM)
        expect([status, data.distributor]).toEqual([
          201,
          expect.objectContaining({
            state: 'applied',
            shown_name: '秦岭老李',
            code: expect.stringMatching(/^[2-9A-Z]{6}$/),
          }),
        ])
        expect(JSON.stringify(data)).not.toContain('李山')
        const [row] = await knex()('distributor').select('name_sealed')
        expect(row.name_sealed).toMatch(/^v1\./)
        expect((await get('li', `${OWN}/links`)).data).toMatchObject({ links: [], count: 0 })
        expect((await post('li', `${OWN}/links`, { target_kind: 'home' })).data.message).toBe('通过审核后才能分享')
      })

      it.each([
        ['without a name', { name: '' }, 'name'],
        ['under a number', { name: '13900000001' }, 'name'],
        ['with a name shown that is too long', { shown_name: '山'.repeat(21) }, 'shown_name'],
        ['without the agreement', { agreed: '' }, 'agreed'],
        ['with a fee', { fee: 1 }, 'fee'],
      ])('refuses a form %s', async (_what, wrong, field) => {
        const { status, data } = await post('li', OWN, { ...FORM, ...wrong })
        expect([status, Object.keys(data.fields)[0]]).toEqual([400, field])
        expect(await idOf('li')).toBe('')
      })

      it('refuses an old agreement, an account without a phone, and the second of two forms sent at once', async () => {
        expect((await post('li', OWN, { ...FORM, agreed: '2020-01-01' })).status).toBe(409)
        expect((await post('mail', OWN, FORM)).data.message).toContain('请用手机号登录后再申请')
        const both = await Promise.all([post('li', OWN, FORM), post('li', OWN, FORM)])
        expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
        expect((await get(null, OWN)).status).toBe(401)
      })

      it('shows everybody the agreement in both languages', async () => {
        const { agreement } = (await get(null, 'distribution/agreement')).data
        expect(agreement.version).toBe(AGREED)
        expect(agreement.zh).toHaveLength(agreement.en.length)
        expect(JSON.stringify(agreement.zh)).toMatch(/不交钱.*没有拉人头的奖励/)
      })
    })

    describe('what staff decide', () => {
      it('is approval, a refusal with its reason, or what follows; each step on record with who did it', async () => {
        await post('li', OWN, FORM)
        const id = await idOf('li')
        expect((await look('distributors?state=applied')).data).toMatchObject({
          ...{ count: 1, states: { applied: 1 } },
          distributors: [{ id, shown_name: '秦岭老李', village: '皇冠镇' }],
        })
        expect((await act(id, { act: 'refuse' })).data.fields).toEqual({ reason: '请写明原因，分销员会看到' })
        await act(id, { act: 'refuse', reason: '姓名不全' })
        expect((await get('li', OWN)).data.distributor).toMatchObject({ state: 'refused', state_reason: '姓名不全' })
        expect((await post('li', OWN, { ...FORM, name: '李小山' })).status).toBe(201)
        const { data } = await act(id, { act: 'approve' })
        expect(data.distributor).toMatchObject({ state: 'active', real_name: '李小山' })
        expect((await act(id, { act: 'approve' })).data.message).toBe('这位分销员的状态刚变过，请刷新后再看')
        await act(id, { act: 'group', group_name: '站长' })
        const { distributor } = (await act(id, { act: 'suspend', reason: '查' })).data
        const steps = distributor.acts.map(({ after, by }: { after: string; by: string }) => [after, by])
        expect(steps).toEqual([
          ['suspended', expect.stringContaining('同事')],
          ['站长', expect.stringContaining('同事')],
          ['active', expect.stringContaining('同事')],
          ['applied', '本人'],
          ['refused', expect.stringContaining('同事')],
          ['applied', '本人'],
        ])
        expect((await look('distributors?group=站长')).data).toMatchObject({ count: 1, groups: ['站长'] })
        expect((await look('distributors/dist_none')).status).toBe(404)
      })

      it('is told to the distributor by text message, once each, and staff hear of an application', async () => {
        await post('li', OWN, FORM)
        const id = await idOf('li')
        await act(id, { act: 'refuse', reason: '姓名不全' })
        await post('li', OWN, FORM)
        await act(id, { act: 'approve' })
        await tellDistributors(getContainer())
        const told = outbox.messages().filter(({ template }) => template === 'distributor-step')
        expect(told.map(({ to }) => to)).toEqual(['13900000001', '13900000001'])
        expect(told.map(({ text }) => text)).toEqual([
          expect.stringContaining('没有通过。原因：姓名不全。'),
          expect.stringContaining('分享申请已通过'),
        ])
        const bells = await getContainer()
          .resolve(Modules.NOTIFICATION)
          .listNotifications({ template: 'distributor-applied' } as object)
        expect(bells).toHaveLength(2)
        expect(JSON.stringify(bells)).not.toContain('李山')
      })

      it('is nobody’s own: told by the phone they proved', async () => {
        await post('li', OWN, FORM)
        const [user] = await getContainer().resolve(Modules.USER).listUsers({ email: 'staff@example.com' })
        await getContainer().resolve('sign_in').provePhone(user.id, '13900000001')
        expect((await act(await idOf('li'), { act: 'approve' })).data.message).toContain('请另一位同事审核')
        expect((await get('li', OWN)).data.distributor.state).toBe('applied')
      })

      it('is not asked for where the rule approves, unless staff met them before', async () => {
        const rule = getContainer().resolve('distributor') as unknown as { byRule: boolean }
        rule.byRule = true
        try {
          await post('li', OWN, FORM)
          expect((await get('li', OWN)).data.distributor.state).toBe('active')
          await act(await idOf('li'), { act: 'end', reason: '违规' })
          await post('li', OWN, FORM)
          expect((await get('li', OWN)).data.distributor.state).toBe('applied')
        } finally {
          rule.byRule = false
        }
      })
    })

    it('whoever left reads and takes out what was earned, also where it is less than the least sum', async () => {
      await open('li')
      const id = await idOf('li')
      await earnCommission(getContainer(), id, 500)
      expect((await act(id, { act: 'end', reason: '搬走' })).status).toBe(200)
      expect((await get('li', OWN)).data.distributor).toMatchObject({ state: 'ended', was_active: true })
      const { least_fen, net_fen } = (await get('li', `${OWN}/withdrawal`)).data
      expect([net_fen, least_fen <= net_fen]).toEqual([500, true])
      expect((await get('li', `${OWN}/commission`)).data).toMatchObject({ own_fen: 500 })
    })

    describe('links', () => {
      it('lead to goods, shelves and the shop; the same wish is the same link', async () => {
        await open('li')
        const first = await share('li')
        expect(await share('li')).toMatchObject({ id: first.id, code: first.code, title: '宁陕香菇', visitors: 0 })
        expect((await share('li', { target_kind: 'product', target: 'mushroom', words: '自家采的' })).id).not.toBe(
          first.id,
        )
        const home = await share('li', { target_kind: 'home' })
        const to = async (code: string) => (await get(null, `share-links/${code}`)).data.path
        expect([await to(first.code), await to(home.code)]).toEqual(['/products/mushroom', '/'])
        const away = await post('li', `${OWN}/links`, { target_kind: 'product', target: 'no-such' })
        expect([away.status, away.data.message]).toEqual([404, '没有这件商品、这个分类或这家小店，换一个再分享'])
        const wrong = await post('li', `${OWN}/links`, { target_kind: 'product', target: 'a/../b' })
        expect(wrong.status).toBe(400)
      })

      it('are their owner’s alone, and lead nowhere once ended or while the distributor rests', async () => {
        const { id } = await open('li')
        await open('wang')
        const link = await share('li')
        expect((await drop('wang', `${OWN}/links/${link.id}`)).status).toBe(404)
        expect((await get('wang', `${OWN}/links`)).data.links).toEqual([])
        await act(id, { act: 'suspend', reason: '查' })
        expect((await get(null, `share-links/${link.code}`)).status).toBe(404)
        await act(id, { act: 'resume' })
        expect((await get(null, `share-links/${link.code}`)).status).toBe(200)
        expect((await drop('li', `${OWN}/links/${link.id}`)).data).toEqual({ id: link.id, ended: true })
        expect((await get(null, `share-links/${link.code}`)).status).toBe(404)
        expect((await get(null, 'share-links/zzzzzzzzzz')).status).toBe(404)
        await expect(knex()('share_link').where({ id: link.id }).update({ ended_at: null })).rejects.toThrow(/只能停用/)
      })
    })

    it('says what goods earn now, by the rule of the day and never above a good’s limit', async () => {
      await open('li')
      const ask = (ids: string) => get('li', `${OWN}/goods?ids=${ids}`)
      const [mushroom, honey] = [goods.products.mushroom, goods.products.honey]
      const rates = async () => (await ask(`${mushroom},${honey}`)).data.rates
      expect(await rates()).toEqual([
        { product_id: mushroom, rate_bps: 0, cap_fen: null },
        { product_id: honey, rate_bps: 0, cap_fen: null },
      ])
      const none = { target_id: null, group_name: null, cap_fen: null, ends_at: null }
      const rule = { ...none, name: '全店', scope: 'all' as const, starts_at: null, entered_by: 'user_test' }
      await getContainer()
        .resolve('commission')
        .enterRule({ ...rule, rate_bps: 2500 })
      expect((await rates()).map((rate: { rate_bps: number }) => rate.rate_bps)).toEqual([2000, 2000])
      expect((await ask('')).status).toBe(400)
      expect((await ask(Array.from({ length: 101 }, (_, i) => i).join())).status).toBe(400)
    })

    describe('an order and its receipt', () => {
      it('says to its distributor and to staff which click it was, when and why, and nobody else', async () => {
        await open('li')
        await open('wang')
        const link = await share('li', { target_kind: 'product', target: 'mushroom', words: '自家采的' })
        const bound = await post('wang', 'customers/me/share-click', {}, { 'x-share-click': clickOf(link.code) })
        expect(bound.data).toEqual({ bound: true })
        expect((await post('wang', 'customers/me/share-click', {}, { 'x-share-click': 'x' })).data).toEqual({
          bound: false,
        })
        const token = { authorization: `Bearer ${people.wang.token}` }
        const { data } = await checkoutBuyer(api, goods, token).buy({ mushroom: 1 })
        const order_id = data.order.id as string
        const receipt = {
          ...{ order_id, way: 'binding', window_days: 15, void_reason: null, display_id: expect.any(Number) },
          link: { id: link.id, code: link.code, title: '宁陕香菇', words: '自家采的' },
          counts_until: expect.any(String),
        }
        const own = (await get('li', `${OWN}/orders`)).data
        expect(own).toMatchObject({ count: 1, orders: [receipt] })
        expect(JSON.stringify(own)).not.toMatch(/王小山|13812341234|演示路/)
        expect((await get('wang', `${OWN}/orders`)).data).toMatchObject({ count: 0, orders: [] })
        expect((await look(`distribution/orders/${order_id}`)).data).toMatchObject({
          ...{ receipt, distributor: { id: await idOf('li'), state: 'active' } },
        })
        expect((await look('distribution/orders/order_none')).data).toEqual({ receipt: null, distributor: null })
        const { days } = (await get('li', `${OWN}/summary`)).data
        expect(days).toHaveLength(30)
        expect(days.at(-1)).toMatchObject({ orders: 1, visitors: 0 })
      })
    })

    it('ends with the account: what is shown goes, what was bound is forgotten, the sealed name stays for the tax office', async () => {
      const { id } = await open('li')
      const link = await share('li')
      await open('wang')
      const theirs = await share('wang')
      await post('li', 'customers/me/share-click', {}, { 'x-share-click': clickOf(theirs.code) })
      expect((await post('li', 'customers/me/deletion')).status).toBe(200)
      expect(await getContainer().resolve('distributor').distributorOf(id)).toMatchObject({
        ...{ state: 'ended', shown_name: '已注销', village: null },
      })
      expect(await getContainer().resolve('distributor').realName(id)).toBe('李山')
      expect(await knex()('customer_binding').select()).toEqual([])
      expect((await get(null, `share-links/${link.code}`)).status).toBe(404)
    })
  },
})
