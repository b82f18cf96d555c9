/** Who the small shops are: applying by a proved phone, staff's decisions and what the shop hears of them. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import tellShops from '@shanzhen/shops/jobs/tell-shops'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { picture } from '../support/pictures'

const outbox = openOutbox()
// The backend reads its settings when the seed is loaded: only after the outbox has its place.
const { openPackingShop, staffHeaders } = await import('../support/packing-shop')
const { callerOf, CREDIT_CODE, FIRM, openSmallShop, PERSON, signInForShop } = await import('../support/small-shops')
const { until } = await import('../support/catalogue-shop')
type Caller = ReturnType<typeof callerOf>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let staff: Caller
    beforeAll(async () => {
      await openPackingShop(getContainer())
      staff = callerOf(api, await staffHeaders(getContainer()), '/admin')
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const signIn = (phone: string) => signInForShop(api, getContainer(), phone)
    const sql = (text: string, values: string[] = []) =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)
    const decide = (id: string, act: string, more: object = {}) => staff.post(`/shops/${id}`, { act, ...more })
    const applied = async (caller: Caller, body: object = PERSON) =>
      (await caller.post('/application', body)).data.shop as { id: string; state: string }
    const texts = (to: string) => outbox.messages().filter((message) => message.to === to)

    it('takes an application from whoever proved a phone, who is its owner from then on under the same sign-in', async () => {
      const own = await signIn('13800000011')
      const before = await own.get('')
      expect(before.data).toEqual({
        member: { id: expect.stringMatching(/^shmem_/), name: null, phone: '13800000011', role: null },
        ...{ shop: null, invitations: [] },
      })
      const answer = await own.post('/application', FIRM)
      expect(answer.status).toBe(201)
      expect(answer.data).toMatchObject({
        member: { id: (before.data as { member: { id: string } }).member.id, role: 'owner', name: '陈小山' },
        shop: { name: '老陈山货', handle: 'lao-chen', state: 'applied', tier: 'standard' },
      })
      const { data } = await own.get('/profile')
      expect(data.shop).toMatchObject({
        ...{ credit_code: CREDIT_CODE, has_licence: true, consent_version: '2026-11-29' },
        account: { bank: '宁陕农商银行', holder: '宁陕老陈商贸有限公司', number_end: '5678' },
      })
      expect(JSON.stringify(data)).not.toContain('27010012345678')
      const licence = await own.get('/licence')
      expect([licence.status, licence.headers['content-type']]).toEqual([200, 'application/pdf'])
    })

    it('keeps the account number sealed, and opens it to finance alone, on record', async () => {
      const { id } = await applied(await signIn('13800000012'), FIRM)
      const { rows } = await sql('select row_to_json(a)::text as row from shop_account a where shop_id = ?', [id])
      expect(rows[0].row).not.toContain('27010012345678')
      const container = getContainer()
      const [finance, service] = [
        callerOf(api, await staffHeaders(container, 'finance@example.com', ['role_finance']), '/admin'),
        callerOf(api, await staffHeaders(container, 'service@example.com', ['role_service']), '/admin'),
      ]
      expect((await service.get(`/shops/${id}/account`)).status).toBe(403)
      expect((await service.get(`/shops/${id}/licence`)).status).toBe(403)
      expect((await finance.post(`/shops/${id}`, { act: 'approve' })).status).toBe(403)
      const file = await service.get(`/shops/${id}`)
      expect([file.status, JSON.stringify(file.data).includes('27010012345678')]).toEqual([200, false])
      const whole = await finance.get(`/shops/${id}/account`)
      expect(whole.data.account).toMatchObject({ number: '27010012345678', holder: '宁陕老陈商贸有限公司' })
      expect(whole.headers['cache-control']).toBe('no-store')
      const acts = await sql(`select subject_id, reads from staff_act where right_key = 'shops:account'`)
      expect(acts.rows).toEqual([{ subject_id: id, reads: true }])
      // Put into another shop's row, it opens nothing.
      const { id: other } = await applied(await signIn('13800000013'))
      await sql(
        `update shop_account set verdict = 'withdrawn', decided_by = 'x', decided_at = now() where shop_id = ?`,
        [other],
      )
      await sql(
        `insert into shop_account (id, shop_id, bank, holder, number_sealed, number_end, entered_by)
          select 'shacc_x', ?, bank, holder, number_sealed, number_end, entered_by from shop_account where shop_id = ?`,
        [other, id],
      )
      expect((await finance.get(`/shops/${other}/account`)).status).toBe(500)
    })

    it.each([
      ['a credit code whose check digit is wrong', { credit_code: '91610923MA70T6UQ8M' }, 'credit_code'],
      ['a firm without a licence', { licence: undefined }, 'licence'],
      ['a licence that is neither picture nor PDF', { licence: Buffer.from('MZ0000').toString('base64') }, 'licence'],
      ['a name of one character', { name: '店' }, 'name'],
      ['an address with an underscore', { handle: 'lao_chen' }, 'handle'],
      ['an account in another name', { account: { ...FIRM.account, holder: '别人' } }, 'account.holder'],
      ['an account number with letters', { account: { ...FIRM.account, number: '6230AB12' } }, 'account.number'],
      ['a landline as contact', { contact_phone: '0915-6822222' }, 'contact_phone'],
      ['no consent', { agreed: '' }, 'agreed'],
      [
        'a person without a reason',
        { ...PERSON, exemption: undefined, licence: undefined, credit_code: undefined },
        'exemption',
      ],
    ])('refuses %s beside its field, and writes nothing', async (_what, change, field) => {
      const own = await signIn('13800000014')
      const { status, data } = await own.post('/application', { ...FIRM, ...change })
      expect([status, Object.keys(data.fields ?? {})]).toEqual([400, [field]])
      expect((await own.get('')).data.shop).toBeNull()
      expect((await sql('select 1 from shop')).rows).toEqual([])
    })

    it('asks for the agreement in force, and for a name and an address nobody has', async () => {
      await applied(await signIn('13800000015'))
      const own = await signIn('13800000016')
      const refused = async (change: object) => {
        const { status, data } = await own.post('/application', {
          ...PERSON,
          name: '别家',
          handle: 'bie-jia',
          ...change,
        })
        return [status, data.code, Object.keys(data.fields)]
      }
      expect(await refused({ name: '山里人家' })).toEqual([409, 'name_taken', ['name']])
      expect(await refused({ handle: 'SHAN-LI' })).toEqual([409, 'handle_taken', ['handle']])
      expect(await refused({ agreed: '2025-01-01' })).toEqual([409, 'agreement_changed', ['agreed']])
      const { data } = await api.get('/shops/agreement')
      expect(data.agreement).toMatchObject({ version: '2026-11-29', zh: expect.any(Array), en: expect.any(Array) })
    })

    it('makes one shop of a form sent twice at once', async () => {
      const own = await signIn('13800000017')
      const bodies = [PERSON, { ...PERSON, name: '另一家', handle: 'ling-yi' }]
      const answers = await Promise.all(bodies.map((body) => own.post('/application', body)))
      // The second waits for the first (409), or comes once there is a shop (403).
      expect([
        [201, 403],
        [201, 409],
      ]).toContainEqual(answers.map(({ status }) => status).sort())
      expect((await sql('select 1 from shop')).rows).toHaveLength(1)
    })

    it('tells the owner why it was refused; applied again, the papers of before stand for it', async () => {
      const own = await signIn('13800000018')
      const png = (await picture('licence')).toString('base64')
      const { id } = await applied(own, { ...FIRM, licence: png })
      expect((await decide(id, 'refuse')).data.fields).toEqual({ reason: '请写明原因，小店会看到' })
      expect((await decide(id, 'refuse', { reason: '执照名称和户名对不上' })).status).toBe(200)
      await until(async () => texts('13800000018').some(({ text }) => text.includes('执照名称和户名对不上')))
      expect((await own.get('')).data.shop).toMatchObject({ state: 'refused', state_reason: '执照名称和户名对不上' })
      const changed = {
        ...FIRM,
        licence: undefined,
        name: '老陈山货铺',
        account: { ...FIRM.account, number: '99887766554433' },
      }
      const again = await own.post('/application', changed)
      expect(again.data.shop).toMatchObject({ id, state: 'applied', state_reason: null, name: '老陈山货铺' })
      expect((await own.get('/profile')).data.shop).toMatchObject({
        has_licence: true,
        account: { number_end: '4433' },
      })
      const steps = (await staff.get(`/shops/${id}`)).data.shop.steps as { after: string; by: string }[]
      expect(steps.map(({ after }) => after)).toEqual(['applied', 'refused', 'applied'])
      expect(steps[0]?.by).toBe('陈小山')
    })

    it('is approved once, suspended, reopened and closed by people who are named, and hears of each once', async () => {
      const own = await signIn('13800000019')
      const { id } = await applied(own)
      await until(async () => {
        const bell = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ template: 'shop-applied' })
        return bell.some(({ resource_id }) => resource_id === id)
      })
      const held = { reason: '开店扶持', until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) }
      const twice = await Promise.all([decide(id, 'approve'), decide(id, 'approve')])
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
      expect((await decide(id, 'tier', { tier: 'gold', ...held })).data.shop).toMatchObject({ tier: 'gold' })
      await decide(id, 'suspend', { reason: '投诉核查' })
      expect((await decide(id, 'tier', { tier: 'silver', ...held })).status).toBe(409)
      expect((await decide(id, 'refuse', { reason: '晚了' })).status).toBe(409)
      await decide(id, 'reopen')
      const { data } = await decide(id, 'close', { reason: '店主不做了' })
      expect(data.shop.steps.every(({ by }: { by: string }) => by)).toBe(true)
      await until(async () => texts('13800000019').length === 5)
      await tellShops(getContainer())
      expect(texts('13800000019').map(({ text }) => /通过|等级|暂停|恢复|关闭/.exec(text)?.[0])).toEqual([
        '通过',
        '等级',
        '暂停',
        '恢复',
        '关闭',
      ])
      expect((await own.get('')).data.shop).toMatchObject({ state: 'closed', state_reason: '店主不做了' })
    })

    it('tells later what no channel took, once', async () => {
      const { id } = await applied(await signIn('13800000021'))
      await until(async () => {
        const bell = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ resource_id: id })
        return bell.some(({ status }) => status === 'success')
      })
      outbox.refuse()
      await decide(id, 'approve')
      const tries = () =>
        getContainer().resolve(Modules.NOTIFICATION).listNotifications({ template: 'shop-step', to: '13800000021' })
      await until(async () => (await tries()).some(({ status }) => status === 'failure'))
      outbox.clear()
      await sql(`update notification set created_at = now() - interval '5 minutes' where template = 'shop-step'`)
      await Promise.all([tellShops(getContainer()), tellShops(getContainer())])
      await until(async () => texts('13800000021').length === 1)
    })

    it('is not approved by whoever signs in for it, nor by somebody who proved no phone', async () => {
      const container = getContainer()
      const { id } = await applied(await signIn('13800000022'))
      const [user] = await container.resolve(Modules.USER).listUsers({ email: 'staff@example.com' })
      await container.resolve('sign_in').provePhone(user?.id ?? '', '13800000022')
      const own = await decide(id, 'approve')
      expect([own.status, own.data.message]).toEqual([400, '这家小店登记的是您自己的手机号，请另一位同事审核'])
      const unproved = callerOf(
        api,
        await staffHeaders(container, 'new@example.com', ['role_manager'], false),
        '/admin',
      )
      const other = await unproved.post(`/shops/${id}`, { act: 'approve' })
      expect([other.status, other.data.message]).toEqual([400, '请先在“登录安全”里验证您的手机号，再来审核'])
    })

    it('is closed only when nobody keeps orders or money of it any more', async () => {
      const { id } = await openSmallShop(api, getContainer(), staff.headers, { phone: '13800000023' })
      const shops = getContainer().resolve('shop')
      const container = getContainer()
      container.register({
        open_business: { resolve: () => ({ openBusinessOf: async () => '还有 1 个订单没有完成' }) },
      } as never)
      shops.business.push('open_business')
      const refused = await decide(id, 'close', { reason: '不做了' })
      shops.business.pop()
      expect([refused.status, refused.data.message]).toEqual([409, '还有 1 个订单没有完成，办完才能关闭小店'])
      expect((await decide(id, 'close', { reason: '不做了' })).status).toBe(200)
    })

    it('pays to another account only once finance accepted the one it looked at, and tells the owners', async () => {
      const container = getContainer()
      const { id, owner } = await openSmallShop(api, container, staff.headers, { phone: '13800000031' })
      const desk = callerOf(api, await staffHeaders(container, 'finance@example.com', ['role_finance']), '/admin')
      const bring = (number: string, holder = '陈小山') => owner.post('/account', { bank: '建设银行', holder, number })
      expect((await bring('6217001112223334', '别人')).data.fields).toEqual({ holder: '账户名须是本人姓名' })
      const first = (await bring('6217001112223334')).data.shop
      expect(first).toMatchObject({ account: { number_end: '5678' }, waiting_account: { number_end: '3334' } })
      const second = (await bring('6217001112229999')).data.shop
      const decide = (account_id: string, verdict: string, more: object = {}) =>
        desk.post(`/shops/${id}/account`, { account_id, verdict, ...more })
      expect((await staff.get('/shops?waits=account')).data.count).toBe(1)
      // One that was replaced meanwhile is nobody's to accept.
      expect((await decide(first.waiting_account.id, 'accepted')).status).toBe(409)
      expect((await decide(second.waiting_account.id, 'refused')).status).toBe(400)
      const whole = (await desk.get(`/shops/${id}/account`)).data
      expect([whole.account.number, whole.waiting.number]).toEqual(['6230280012345678', '6217001112229999'])
      const twice = await Promise.all([1, 2].map(() => decide(second.waiting_account.id, 'accepted')))
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
      expect((await owner.get('/profile')).data.shop).toMatchObject({
        ...{ account: { number_end: '9999' }, waiting_account: null },
      })
      await until(async () => texts('13800000031').some(({ text }) => text.includes('尾号 9999）已生效')))
      expect(texts('13800000031').some(({ text }) => text.includes('不是您本人提交的'))).toBe(true)
    })

    it('is found by name, phone and credit code, by state, page by page', async () => {
      await applied(await signIn('13800000024'), FIRM)
      await openSmallShop(api, getContainer(), staff.headers, { phone: '13800000025' })
      const found = async (query: string) => (await staff.get(`/shops?${query}`)).data
      const names = async (query: string) => (await found(query)).shops.map(({ name }: { name: string }) => name)
      expect(await names(`q=${encodeURIComponent('山货')}`)).toEqual(['老陈山货'])
      expect(await names(`q=${CREDIT_CODE.toLowerCase()}`)).toEqual(['老陈山货'])
      expect(await names('q=13800000025')).toEqual(['山里人家'])
      expect(await names('q=%25')).toEqual([])
      expect(await names('state=approved')).toEqual(['山里人家'])
      const page = await found('limit=1&offset=1')
      expect(page).toMatchObject({ count: 2, offset: 1, limit: 1, states: { applied: 1, approved: 1 } })
      expect(page.shops).toHaveLength(1)
      expect((await staff.get('/shops?state=none')).status).toBe(400)
      expect((await staff.get('/shops/shop_none')).status).toBe(404)
    })

    it('opens its licence from the shop alone, never by the file’s own door', async () => {
      const { id } = await applied(await signIn('13800000026'), FIRM)
      const { rows } = await sql('select licence_file_id from shop where id = ?', [id])
      const file = encodeURIComponent(rows[0].licence_file_id)
      expect((await api.get(`/static/${file}`, { validateStatus: () => true })).status).toBe(404)
      const answers = [await staff.get(`/uploads/${file}`), await staff.delete(`/uploads/${file}`)]
      expect(answers.map(({ status }) => status)).toEqual([403, 403])
      const scan = await staff.get(`/shops/${id}/licence`)
      expect([scan.status, scan.headers['content-type']]).toEqual([200, 'application/pdf'])
    })
  },
})
