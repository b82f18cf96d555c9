/** A second person is another natural person: known by a phone they proved, whatever accounts they have. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { inspectLotWorkflow, receiveLotWorkflow } from '@shanzhen/lots/workflows'
import { vi } from 'vitest'
import { licensedProducer } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { openPackingShop, staffHeaders } from '../support/packing-shop'

const outbox = openOutbox()
const OWNER = ['role_super_admin']
const PHONE = '13812341234'
const FIRST = '请先在“登录安全”里验证您的手机号'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    type Headers = Awaited<ReturnType<typeof staffHeaders>>
    const sql = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const idOf = async (email: string) => (await getContainer().resolve(Modules.USER).listUsers({ email }))[0].id
    const unproved = (email: string) => staffHeaders(getContainer(), email, OWNER, false)
    const get = (path: string, headers: Headers) => api.get(`/admin${path}`, { headers, validateStatus: () => true })
    const post = (path: string, body: object, headers: Headers) =>
      api.post(`/admin${path}`, body, { headers, validateStatus: () => true })
    const codeTo = async (phone: string, headers: Headers) => {
      const sent = await post('/sign-in/phone/codes', { phone }, headers)
      expect(sent.status).toBe(202)
      const text = await vi.waitFor(() => {
        const message = outbox.messages().findLast(({ to, channel }) => to === phone && channel === 'sms')
        if (!message) throw new Error('no code yet')
        return message.text
      }, 5000)
      return { phone, code: /\d{6,8}/.exec(text)?.[0] ?? '', ticket: sent.data.ticket as string }
    }
    const prove = async (phone: string, headers: Headers) => {
      const proof = await codeTo(phone, headers)
      await sql().raw(
        `update one_time_code set sent_at = sent_at - interval '61 seconds', expires_at = expires_at - interval '61 seconds'`,
      )
      return post('/sign-in/phone', proof, headers)
    }
    const same = async (one: string, other: string) =>
      (await sql().raw('select same_person(?, ?) as same', [one, other])).rows[0].same as boolean
    const count = async () => Number((await sql()('staff_phone').count())[0].count)

    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    it('proves a phone by the code that came to it, shows it masked, and writes nothing for a wrong one', async () => {
      const yan = await unproved('yan@example.com')
      expect((await get('/sign-in/phone', yan)).data).toEqual({ phone: null, proved_at: null, needed: true })
      const bad = await post('/sign-in/phone/codes', { phone: '12345' }, yan)
      expect([bad.status, bad.data.fields]).toEqual([400, { phone: '请填写 11 位手机号' }])
      const proof = await codeTo(PHONE, yan)
      const wrong = String((Number(proof.code) + 1) % 1_000_000).padStart(6, '0')
      expect((await post('/sign-in/phone', { ...proof, code: wrong }, yan)).status).toBe(401)
      expect((await post('/sign-in/phone', { ...proof, phone: '13900000000' }, yan)).status).toBe(401)
      expect((await post('/sign-in/phone', { ...proof, code: '' }, yan)).data.fields).toEqual({
        code: '请填写收到的验证码',
      })
      expect(await count()).toBe(0)
      const right = await post('/sign-in/phone', proof, yan)
      expect(right.data).toMatchObject({ phone: '138****1234', shared: false, needed: true })
      expect((await post('/sign-in/phone', proof, yan)).status).toBe(401)
      const { staff } = (await get('/staff', yan)).data
      expect(staff).toMatchObject([{ email: 'yan@example.com', phone: '138****1234' }])
      expect(JSON.stringify((await get('/sign-in/phone', yan)).data)).not.toContain(PHONE)
    })

    it('takes two accounts of one phone for one person, and a secret key for whoever made it', async () => {
      const [yan, lan] = [await unproved('yan@example.com'), await unproved('lan@example.com')]
      const [yanId, lanId] = [await idOf('yan@example.com'), await idOf('lan@example.com')]
      expect(await same(yanId, lanId)).toBe(false)
      await prove(PHONE, yan)
      expect((await prove(PHONE, lan)).data.shared).toBe(true)
      expect([await same(yanId, lanId), await same(lanId, yanId)]).toEqual([true, true])
      await prove('13900000000', lan)
      expect(await same(yanId, lanId)).toBe(true)
      const key = await getContainer()
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: 'machine', type: 'secret', created_by: yanId })
      expect([await same(key.id, yanId), await same(lanId, key.id)]).toEqual([true, true])
      const auth = { username: key.token, password: '' }
      const byKey = await api.post('/admin/sign-in/phone/codes', { phone: PHONE }, { auth, validateStatus: () => true })
      expect([byKey.status, await count()]).toEqual([403, 3])
    })

    it('lets nobody let a lot in or approve a certificate who proved no phone, and everybody once they did', async () => {
      const container = getContainer()
      const { shelf } = await openPackingShop(container, [5])
      const day = { made_on: '2026-11-01', best_before: '2036-11-01' }
      const { result: lots } = await receiveLotWorkflow(container).run({
        input: {
          ...{ location_id: shelf.location_id, received_by: 'mei', supplier_name: '青龙娅香菇合作社' },
          lots: [{ ...day, good_id: 'good_demo', inventory_item_id: shelf.inventory_item_id, quantity: 5 }],
        },
      })
      const lot_id = lots[0].id
      await inspectLotWorkflow(container).run({
        input: [
          {
            ...{ lot_id, kind: 'incoming', method: '目测', sampling: '随机抽样' },
            ...{ sample_count: 3, inspector: 'yun', values: [] },
          },
        ],
      })
      const producer_id = await licensedProducer(container)
      const licence = { kind: 'organic', number: 'ORG-1', valid_from: '2026-01-01', valid_to: '2036-12-31' }
      const colleague = await staffHeaders(container, 'lan@example.com')
      const entered = await post('/certificates', { producer_id, ...licence, good_ids: ['good_demo'] }, colleague)
      const certificate_id = entered.data.certificate?.id ?? entered.data.id
      const yan = await unproved('yan@example.com')
      const release = () => post(`/lots/${lot_id}/release`, {}, yan)
      const approve = () => post(`/certificates/${certificate_id}`, { decision: 'approved' }, yan)
      for (const refused of [await release(), await approve()])
        expect([refused.status, refused.data.message]).toEqual([400, expect.stringContaining(FIRST)])
      expect(await sql()('lot').where({ id: lot_id }).first('state', 'released_by')).toEqual({
        state: 'quarantine',
        released_by: null,
      })
      await prove(PHONE, yan)
      expect([(await release()).status, (await approve()).status]).toEqual([200, 200])
    })

    it('keeps every proof as it was written', async () => {
      const yan = await unproved('yan@example.com')
      await prove(PHONE, yan)
      const id = await idOf('yan@example.com')
      for (const change of [
        `update staff_phone set phone = '13900000000'`,
        `delete from staff_phone`,
        `truncate staff_phone`,
      ])
        await expect(sql().raw(change)).rejects.toThrow('只能增加')
      await expect(sql()('staff_phone').insert({ user_id: id, phone: '12345' })).rejects.toThrow('CK_staff_phone')
    })
  },
})
