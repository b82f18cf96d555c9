/** What a small shop can make us send: to whom, and never without an end. */
import type { MadeEndpoint } from '@shanzhen/shop-webhooks/wire'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { openReceiver } from '../support/receiver'
import { type Caller, openSmallShop, signInForShop } from '../support/small-shops'

const OWNER = '13900000001'
const STRANGER = '13311112222'

const outbox = openOutbox()
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let owner: Caller
    let staff: Record<string, string>
    let receiver: Awaited<ReturnType<typeof openReceiver>>
    beforeAll(async () => {
      staff = await staffHeaders(getContainer())
      owner = (await openSmallShop(api, getContainer(), staff, { phone: OWNER })).owner
    })
    beforeEach(async () => {
      receiver = await openReceiver()
      outbox.clear()
    })
    afterEach(() => receiver.close())
    afterAll(() => outbox.close())

    const make = async () => owner.post('/webhooks', { url: receiver.url, events: ['order.held'] })
    const idOf = ({ data }: { data: unknown }) => (data as MadeEndpoint).endpoint.id
    const invite = async () => {
      const { status } = await owner.post('/members', { name: '路人', phone: STRANGER, role: 'owner' })
      expect(status).toBe(201)
    }
    const heard = (words: string) => outbox.messages().filter(({ text }) => text.includes(words))

    it('tells of an address that is turned off and on again once a day, and nobody whose number somebody only typed', async () => {
      await invite()
      const id = idOf(await make())
      receiver.answer.status = 410
      for (let i = 0; i < 4; i++) {
        await owner.post(`/webhooks/${id}/ping`)
        expect((await owner.post(`/webhooks/${id}`, { state: 'on' })).status).toBe(200)
      }
      expect(heard('已停用').map(({ to }) => to)).toEqual([OWNER])
    })

    it('tells of five accounts a day, and an owner who was invited once they signed in', async () => {
      await invite()
      const bring = (end: number) =>
        owner.post('/account', { bank: '建设银行', holder: '陈小山', number: `621700111222900${end}` })
      // The one it applied with is of today too.
      const brought = [await bring(1), await bring(2)]
      await vi.waitUntil(() => heard('尾号 9002）').length, 10_000)
      expect(outbox.messages().filter(({ to, text }) => to === STRANGER && text.includes('收款账户'))).toEqual([])
      await signInForShop(api, getContainer(), STRANGER)
      for (const end of [3, 4, 5]) brought.push(await bring(end))
      expect(brought.map(({ status }) => status)).toEqual([200, 200, 200, 200, 400])
      await vi.waitUntil(() => heard('尾号 9004）').some(({ to }) => to === STRANGER), 10_000)
      expect(heard('尾号 9005）')).toEqual([])
    })

    it('tells a phone of its invitation once a day, and of three shops at most, however often it is invited', async () => {
      const invited = async (by: Caller) =>
        (await by.post('/members', { name: '路人', phone: STRANGER, role: 'clerk' })).data.member.id as string
      for (let i = 0; i < 4; i++) await owner.delete(`/members/${await invited(owner)}`)
      await invited(owner)
      for (const n of [2, 3, 4, 5]) {
        const facts = { phone: `1390000000${n}`, name: `别家 ${n}`, handle: `bie-jia-${n}` }
        const other = (await openSmallShop(api, getContainer(), staff, facts)).owner
        await invited(other)
        if (n <= 3) await vi.waitUntil(() => heard(`别家 ${n}`).some(({ to }) => to === STRANGER), 10_000)
      }
      // The bell after them rings once all before were told.
      const last = { phone: '13900000008', name: '别家 8', handle: 'bie-jia-8' }
      const other = (await openSmallShop(api, getContainer(), staff, last)).owner
      await other.post('/members', { name: '另一位', phone: '13322223333', role: 'clerk' })
      await vi.waitUntil(() => outbox.messages().some(({ to }) => to === '13322223333'), 10_000)
      const told = outbox.messages().filter(({ to, text }) => to === STRANGER && text.includes('请您做'))
      expect(told).toHaveLength(3)
    })

    it('knocks at no door without an end, however many addresses are made and removed', async () => {
      let [knocks, made] = [0, 0]
      for (let i = 0; i < 25; i++) {
        const answer = await make()
        if (answer.status !== 201) continue
        made++
        const at = `/webhooks/${idOf(answer)}`
        const pings = await Promise.all(Array.from({ length: 8 }, () => owner.post(`${at}/ping`)))
        knocks += pings.filter(({ status }) => status === 200).length
        await owner.delete(at)
      }
      expect(made).toBe(20)
      // A minute may turn meanwhile.
      expect(knocks).toBeLessThanOrEqual(120)
      expect(knocks).toBe(receiver.got.length)
    })
  },
})
