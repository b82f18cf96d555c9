/** Whoever of the staff acts for a small shop or a producer decides nothing of what it has with us, or is owed. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { ADDRESS, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOwedProducer } from '../support/owed-producer'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, callerOf, openSmallShop, signInForShop } from '../support/small-shops'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'

const ROLES = ['role_manager', 'role_finance']
const OWN = [400, { message: expect.stringMatching('您自己的手机号') as string }]
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const staff = async (email: string) => callerOf(api, await staffHeaders(getContainer(), email, ROLES), '/admin')
    const phoneOf = async (email: string) => {
      const [user] = await getContainer().resolve(Modules.USER).listUsers({ email })
      const [proved] = await getContainer()
        .resolve('sign_in')
        .phonesOf([user?.id ?? ''])
      return proved?.phone ?? ''
    }
    const said = async (answer: Promise<{ status: number; data: unknown }>) => {
      const { status, data } = await answer
      return [status, data]
    }
    const accountOf = async (kind: string, owner_id?: string) => {
      const [account] = await getContainer()
        .resolve('ledger')
        .listLedgerAccounts({ kind, ...(owner_id && { owner_id }) })
      return account?.id ?? ''
    }

    describe('of a small shop', () => {
      let shop: { id: string; owner: Caller }
      let both: Caller
      let other: Caller
      let third: Caller
      let goods: Awaited<ReturnType<typeof stockCheckoutShop>>
      beforeAll(async () => {
        goods = await stockCheckoutShop(getContainer())
        other = await staff('other@example.com')
        shop = await openSmallShop(api, getContainer(), other.headers, { phone: '13900000001' })
        both = await staff('both@example.com')
        third = await staff('third@example.com')
        await knex()('shop_member').insert({
          ...{ id: 'shmem_both', shop_id: shop.id, name: '华', phone: await phoneOf('both@example.com') },
          ...{ role: 'clerk', joined_at: new Date() },
        })
        await fillDeposit(getContainer(), shop.id, 50_000)
      })

      it('books no money into its deposit or out of it: neither drafts, nor confirms, nor takes back', async () => {
        await getContainer()
          .resolve('ledger')
          .ensureAccounts([
            {
              ...{ owner_type: 'platform', owner_id: 'platform', kind: 'bank_deposit' },
              ...{ normal_side: 'debit', currency: 'cny', allow_negative: true },
            },
          ])
        const draft = {
          ...{ kind: 'book_corrected', amount_fen: 1000, note: '收到转账', effective_on: TODAY },
          debit_account_id: await accountOf('bank_deposit'),
          credit_account_id: await accountOf('partner_deposit', shop.id),
        }
        expect(await said(both.post('/ledger/vouchers', draft))).toMatchObject(OWN)
        const made = await other.post('/ledger/vouchers', draft)
        expect(made.status).toBe(201)
        const at = `/ledger/vouchers/${(made.data as { voucher: { id: string } }).voucher.id}`
        for (const act of ['confirm', 'withdraw']) expect(await said(both.post(`${at}/${act}`))).toMatchObject(OWN)
        expect(await depositOf(getContainer(), shop.id)).toBe(50_000)
        const confirmed = await third.post(`${at}/confirm`)
        expect([confirmed.status, await depositOf(getContainer(), shop.id)]).toEqual([200, 51_000])
        const { voucher } = confirmed.data as { voucher: { transaction_id: string } }
        const back = { kind: 'reversal', reverses_id: voucher.transaction_id, note: '记错了', effective_on: TODAY }
        expect(await said(both.post('/ledger/vouchers', back))).toMatchObject(OWN)
      })

      it('stays who they are: another phone proved later makes nobody else of them', async () => {
        const [user] = await getContainer().resolve(Modules.USER).listUsers({ email: 'both@example.com' })
        const id = user?.id ?? ''
        const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
        const hold = (by: Caller) =>
          by.post(`/shops/${shop.id}`, { act: 'tier', tier: 'gold', until, reason: '老客户，价格照旧' })
        expect(await said(hold(both))).toMatchObject(OWN)
        await getContainer().resolve('sign_in').provePhone(id, '13988887777')
        expect(await phoneOf('both@example.com')).toBe('13988887777')
        expect(await said(hold(both))).toMatchObject(OWN)
        // Nor does leaving the shop first.
        await knex()('shop_member').where({ id: 'shmem_both' }).update({ deleted_at: new Date() })
        expect(await said(hold(both))).toMatchObject(OWN)
        expect((await hold(other)).status).toBe(200)
      })

      it('is nobody’s of the staff whom it only invited: a shop does not choose who decides about it', async () => {
        const phone = await phoneOf('third@example.com')
        const member = { name: '路人', phone, role: 'owner' }
        expect((await shop.owner.post('/members', member)).status).toBe(201)
        const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
        const hold = () =>
          third.post(`/shops/${shop.id}`, { act: 'tier', tier: 'gold', until, reason: '老客户，价格照旧' })
        expect((await hold()).status).toBe(200)
        await signInForShop(api, getContainer(), phone)
        expect(await said(hold())).toMatchObject(OWN)
      })

      it('takes nothing off its orders as missing, and gives nothing else for it', async () => {
        await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000 })
        const items = [{ sku: 'mushroom', quantity: 2 }]
        const placed = await shop.owner.post('/orders', { number: 'N-1', receiver: ADDRESS, items })
        const { id } = (placed.data as { order: { id: string } }).order
        const { order_id } = (await knex()('shop_order').where({ id }).first('order_id')) as { order_id: string }
        const made = await other.post('/warehouse/waves', { order_ids: [order_id] })
        expect([made.status, made.data]).toMatchObject([201, { left_out: [] }])
        const wave = `/warehouse/waves/${(made.data as { wave: { id: string } }).wave.id}`
        type Stops = { wave: { stops: { inventory_item_id: string; lot_id: string }[] } }
        const { stops } = ((await other.get(wave)).data as Stops).wave
        const { inventory_item_id, lot_id } = stops[0] ?? {}
        const picked = await other.post(`${wave}/picks`, { inventory_item_id, lot_id, picked: 1, reason: '少货' })
        expect([picked.status, picked.data]).toMatchObject([200, {}])
        const { shorts } = (await other.get('/warehouse/shorts')).data as { shorts: { id: string }[] }
        const had = await depositOf(getContainer(), shop.id)
        const at = `/warehouse/shorts/${shorts[0]?.id}`
        const note = '货架上没有'
        expect(await said(both.post(`${at}/cancel`, { note }))).toMatchObject(OWN)
        expect(await said(both.post(`${at}/substitute`, { note, code: 'honey' }))).toMatchObject(OWN)
        expect(await depositOf(getContainer(), shop.id)).toBe(had)
        expect((await other.post(`${at}/cancel`, { note })).status).toBe(200)
        await expect.poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 }).toBe(had + 2000)
      })
    })

    it('of a producer agrees none of its prices, prices none of its lots, and lets none of its payments into the book', async () => {
      const { id, people, lot } = await openOwedProducer(api, getContainer())
      const both = await staff('grower@example.com')
      const address = await phoneOf('grower@example.com')
      await getContainer()
        .resolve('producer_portal')
        .createProducerContacts({ producer_id: id, channel: 'sms', address })
      const { goods } = (await both.get(`/purchase/goods?producer_id=${id}`)).data as { goods: { id: string }[] }
      const price = { producer_id: id, good_id: goods[0]?.id, basis: 'kg', unit_fen: 90_000, valid_from: TODAY }
      expect(await said(both.post('/purchase/prices', price))).toMatchObject(OWN)
      const of_lot = { basis: 'kg', unit_fen: 90_000, reason: '特级' }
      expect(await said(both.post(`/purchase/lots/${lot}/price`, of_lot))).toMatchObject(OWN)
      expect((await both.post('/purchase/lots/lot_none/price', of_lot)).status).toBe(404)
      const paid = { amount_fen: 1000, from: 'cash', reference: 'C-1', note: '货款', effective_on: TODAY }
      expect(await said(both.post(`/purchase/producers/${id}/payments`, paid))).toMatchObject(OWN)
      const drafted = await people.mei.post(`/purchase/producers/${id}/payments`, paid)
      const voucher = (drafted.data as { payment: { id: string } }).payment.id
      expect(await said(both.post(`/ledger/vouchers/${voucher}/confirm`))).toMatchObject(OWN)
      expect((await people.yun.post(`/ledger/vouchers/${voucher}/confirm`)).status).toBe(200)
    })
  },
})
