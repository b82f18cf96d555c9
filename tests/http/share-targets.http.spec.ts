/** Where links may lead besides goods: to the page of a small shop, while it is open. */
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
    let shop: { id: string; owner: Caller }
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      shop = await openSmallShop(api, container, await staffHeaders(container), { phone: '13900000009' })
      li = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
    })
    beforeEach(() => openDistributor(getContainer(), li.customer.id))

    const as = () => ({ headers: { ...goods.headers, authorization: `Bearer ${li.token}` }, ...OPEN })
    const share = (body: object = PAGE) => api.post(OWN, body, as())
    const open = (is: boolean) => shop.owner.post('/page', { open: is, notice: '', intro: '' })
    const leadsTo = async (code: string) =>
      (await api.get(`/store/share-links/${code}`, { headers: goods.headers, ...OPEN })).data.path as string
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

    it('has neither name nor poster once the page is closed', async () => {
      await open(true)
      const { link } = (await share()).data
      await open(false)
      expect((await api.get(OWN, as())).data.links).toEqual([expect.objectContaining({ id: link.id, title: null })])
      expect((await draw(link.id)).status).toBe(404)
    })
  },
})
