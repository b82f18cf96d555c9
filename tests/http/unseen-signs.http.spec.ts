/** What one person types and another reads holds no signs that nobody sees: none that turn a line around, none without width. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { callerOf, PERSON, signInForShop } from '../support/small-shops'

/** Every sign that sets or turns direction (UAX #9), and those without width. */
const SIGNS = [
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
  ...['\u200e', '\u200f', '\u061c', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u3164', '\u2062'],
]
const hidden = (text: string) => text.split('').join(SIGNS.join(''))

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let staff: Record<string, string>
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
    })
    const sql = async (text: string) =>
      (await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text)).rows

    it('stand in no name, notice or member of a small shop, however they were sent', async () => {
      const owner = await signInForShop(api, getContainer(), '13700000001')
      const facts = {
        ...PERSON,
        name: hidden('山里人家'),
        legal_name: hidden('陈小山'),
        contact_name: hidden('陈小山'),
      }
      const account = { ...PERSON.account, holder: hidden('陈小山'), bank: hidden('宁陕农商银行') }
      const { data } = await owner.post('/application', { ...facts, account })
      const { id } = data.shop
      expect(data.shop.name).toBe('山里人家')
      await api.post(`/admin/shops/${id}`, { act: 'approve' }, { headers: staff })
      const member = { name: hidden('小王'), phone: '13700000002', role: 'clerk' }
      expect((await owner.post('/members', member)).data.member.name).toBe('小王')
      expect((await owner.post('/members', { ...member, name: SIGNS.join(''), phone: '13700000003' })).status).toBe(400)
      const page = { open: true, notice: hidden('明天不发货'), intro: hidden('山里的货') }
      expect((await owner.post('/page', page)).status).toBe(200)
      const contact = { contact_name: hidden('李'), contact_phone: '13700000007' }
      expect((await owner.post('/contact', contact)).status).toBe(200)
      const kept = await sql(`select row_to_json(s)::text || row_to_json(m)::text || row_to_json(p)::text as row
        from shop s join shop_member m on m.shop_id = s.id join shop_page p on p.shop_id = s.id`)
      for (const { row } of kept) expect(SIGNS.filter((sign) => row.includes(sign))).toEqual([])
      expect(kept[0].row).toContain('明天不发货')
    })

    it('stand in no words of a link; the same words are the same link', async () => {
      const li = await signInByCode(api, getContainer(), goods.headers, { phone: '13900000001' })
      await openDistributor(getContainer(), li.customer.id)
      const own = callerOf(api, { ...goods.headers, authorization: `Bearer ${li.token}` }, '/store')
      const link = { target_kind: 'home', target: null, words: hidden('我家的山货') }
      expect((await own.post('/distribution/me/links', link)).data.link.words).toBe('我家的山货')
      expect((await own.post('/distribution/me/links', { ...link, words: '我家的山货' })).data.link.words).toBe(
        '我家的山货',
      )
      expect(await sql('select words from share_link')).toEqual([{ words: '我家的山货' }])
    })

    it('turn around nothing that a program sends in another shape', async () => {
      const owner = await signInForShop(api, getContainer(), '13700000001')
      const raw = JSON.stringify({ ...PERSON, name: '山里人家\u202e' }).replace('\u202e', '\\u202e')
      const config = { headers: { ...owner.headers, 'content-type': 'application/json; charset=utf-8' } }
      expect((await api.post('/shops/me/application', raw, config)).data.shop.name).toBe('山里人家')
    })
  },
})
