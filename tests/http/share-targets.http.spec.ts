/** Where links may lead besides goods: to the page of a small shop, while it is open. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { readQr } from '../support/read-qr'
import { signInByCode, type SignedIn } from '../support/sign-in'
import { type Caller, openSmallShop } from '../support/small-shops'

const OPEN = { validateStatus: () => true }
const OWN = '/store/distribution/me/links'
const PAGE = { target_kind: 'shop_page', target: 'shan-li' }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: SignedIn
    let staff: Record<string, string>
    let shop: { id: string; owner: Caller }
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      shop = await openSmallShop(api, container, staff, { phone: '13900000009' })
      li = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
    })
    beforeEach(() => openDistributor(getContainer(), li.customer.id))

    const as = () => ({ headers: { ...goods.headers, authorization: `Bearer ${li.token}` }, ...OPEN })
    const share = (body: object = PAGE) => api.post(OWN, body, as())
    const open = (is: boolean) => shop.owner.post('/page', { open: is, notice: '', intro: '' })
    const leadsTo = async (code: string) =>
      (await api.get(`/store/share-links/${code}`, { headers: goods.headers, ...OPEN })).data.path as string
    const sql = async (text: string, values: string[] = []) =>
      (await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)).rows
    const draw = (id: string) => api.get(`${OWN}/${id}/poster`, { ...as(), responseType: 'arraybuffer' })

    it('leads to the page of a small shop that is open, under its name, with a poster', async () => {
      await open(true)
      const { status, data } = await share()
      expect([status, data.link]).toEqual([201, expect.objectContaining({ ...PAGE, title: '山里人家' })])
      expect(await leadsTo(data.link.code)).toBe('/s/shan-li')
      const poster = await draw(data.link.id)
      expect(await readQr(Buffer.from(poster.data))).toContain(`/r/${data.link.code}`)
    })

    it('is not made for a page that is closed, for no shop, nor without one', async () => {
      const closed = await share()
      expect([closed.status, closed.data.message]).toEqual([404, '没有这件商品、这个分类或这家小店，换一个再分享'])
      await open(true)
      expect((await share({ ...PAGE, target: 'nobody' })).status).toBe(404)
      expect((await share({ ...PAGE, target: null })).status).toBe(400)
      expect((await share({ ...PAGE, target: '../products' })).status).toBe(400)
    })

    it('are made a hundred times a day at most, ended ones counted; the same one again is no new one', async () => {
      const made = await share({ target_kind: 'home', target: null, words: '山货' })
      const [{ id, distributor_id }] = await sql('select id, distributor_id from share_link')
      // What was made yesterday counts no more.
      await sql(
        `insert into share_link (id, code, distributor_id, target_kind, words, ended_at, created_at)
        select 'slnk_' || n, lpad(translate(n::text, '01', 'ab'), 10, 'x'), ?, 'home', 'w' || n, now(),
          now() - case when n > 99 then interval '25 hours' else interval '1 hour' end
        from generate_series(1, 150) n`,
        [distributor_id],
      )
      const more = await share({ target_kind: 'home', target: null, words: '又一个' })
      expect([more.status, more.data.code, more.data.message]).toEqual([
        ...[400, 'too_many_links_today', '一天最多新建 100 个分享链接，请明天再建；已有的链接照常能用'],
      ])
      expect((await share({ target_kind: 'home', target: null, words: '山货' })).data.link).toMatchObject({ id })
      expect(made.data.link.id).toBe(id)
      const [{ count }] = await sql('select count(*)::int from share_link')
      expect(count).toBe(150 + 1)
    })

    it('is made a hundredth time, also where many are asked for at once', async () => {
      const asked = Array.from({ length: 8 }, (_, n) => share({ target_kind: 'home', target: null, words: `第${n}个` }))
      await Promise.all(asked)
      const [{ distributor_id }] = await sql('select distributor_id from share_link')
      await sql(
        `insert into share_link (id, code, distributor_id, target_kind, words)
        select 'slnk_' || n, lpad(translate(n::text, '01', 'ab'), 10, 'x'), ?, 'home', 'w' || n from generate_series(1, 90) n`,
        [distributor_id],
      )
      const last = Array.from({ length: 6 }, (_, n) => share({ target_kind: 'home', target: null, words: `再${n}个` }))
      expect((await Promise.all(last)).map(({ status }) => status).sort()).toEqual([201, 201, 400, 400, 400, 400])
    })

    it('are read page by page, or one by its id, and all their visitors are counted, however many there were', async () => {
      const { id } = (await share({ target_kind: 'home', target: null, words: '山货' })).data.link
      const [{ distributor_id }] = await sql('select distributor_id from share_link')
      await sql(
        `with made as (insert into share_link (id, code, distributor_id, target_kind, words, ended_at, created_at)
          select 'slnk_' || n, lpad(translate(n::text, '0123456789', 'abcdefghjk'), 10, 'x'), ?, 'home', 'w' || n, now(),
            now() - interval '2 days' from generate_series(1, 700) n returning id)
        insert into share_link_day (link_id, day, visitors, clicks)
          select id, (now() at time zone 'Asia/Shanghai')::date, 1, 2 from made`,
        [distributor_id],
      )
      const [first, last] = await Promise.all([api.get(OWN, as()), api.get(`${OWN}?limit=50&offset=650`, as())])
      expect([first.data.count, first.data.links.length, first.data.links[0].id]).toEqual([701, 50, id])
      expect([last.data.offset, last.data.links.length]).toEqual([650, 50])
      const one = (await api.get(`${OWN}?id=slnk_700`, as())).data
      expect([one.count, one.links[0]]).toEqual([
        1,
        expect.objectContaining({ id: 'slnk_700', visitors: 1, clicks: 2 }),
      ])
      expect((await api.get(`${OWN}?id=slnk_none`, as())).data).toMatchObject({ count: 0, links: [] })
      const { days } = (await api.get('/store/distribution/me/summary', as())).data
      expect(days.at(-1)).toMatchObject({ visitors: 700, clicks: 1400 })
      const file = (await api.get(`/admin/distributors/${distributor_id}`, { headers: staff })).data
      expect(file.distributor.visitors).toBe(700)
    })

    it('has neither name nor poster once the page is closed', async () => {
      await open(true)
      const { link } = (await share()).data
      await open(false)
      expect((await api.get(OWN, as())).data.links).toEqual([expect.objectContaining({ id: link.id, title: null })])
      expect((await draw(link.id)).status).toBe(404)
    })
  },
})
