/** 对账单: closed out of the book once, each line in one of them, proved by its hash, said yes or no to by its shop. */
import { createHash } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { creditLate } from '@shanzhen/settlement/late-credits'
import { closeMonth, closeStatement } from '@shanzhen/settlement/statements/close'
import type { OwnStatements, StatementFile } from '@shanzhen/settlement/wire'
import type { Deposit } from '@shanzhen/shop-orders/wire'
import { placeOpen } from '@shanzhen/shop-orders/orders/place-orders'
import fc from 'fast-check'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'

type Proved = {
  content: { lines: { amount_fen: number; balance_fen: number }[] } & Record<string, unknown>
  hash: string
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let mei: Caller
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      const staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      mei = callerOf(api, await staffHeaders(getContainer(), 'mei@example.com', ['role_finance']), '/admin')
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
    })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const close = () => mei.post('/settlement/statements', { shop_id: shop.id })
    const closed = async () => {
      const { status, data } = await close()
      expect([status, data.message]).toEqual([201, undefined])
      return (data as { statement: { id: string; hash: string; closing_fen: number } }).statement
    }
    const order = async (number: string, quantity = 1) => {
      const items = [{ sku: 'mushroom', quantity }]
      const { status, data } = await shop.owner.post('/orders', { number, receiver: ADDRESS, items })
      expect([status, data.message]).toEqual([201, undefined])
      return (data as { order: { id: string; goods_fen: number; freight_fen: number } }).order
    }
    const file = async (id: string) =>
      JSON.parse(
        String(
          (
            await api.get(`/shops/me/statements/${id}/file?format=json`, {
              headers: shop.owner.headers,
              responseType: 'text',
              transformResponse: (text: string) => text,
            })
          ).data,
        ),
      ) as Proved
    const whole = async () => {
      for (const [words, sql] of Object.entries(PROMISES as Record<string, string>))
        if (/statement|late order|deposit/.test(words))
          expect([words, (await knex().raw(sql)).rows]).toEqual([words, []])
    }

    it('close at nothing left, after an order was held and paid for to the fen', async () => {
      await fillDeposit(getContainer(), shop.id, 1000)
      await order('H-1', 3)
      const { held_fen, balance_fen } = (await shop.owner.get('/deposit')).data as Deposit
      expect([held_fen > balance_fen, balance_fen]).toEqual([true, 1000])
      await fillDeposit(getContainer(), shop.id, held_fen - balance_fen)
      await placeOpen(getContainer(), shop.id)
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
      expect((await closed()).closing_fen).toBe(0)
    })

    it('name each order with goods and carriage, come to the balance, and prove themselves one after the other', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const placed = await order('A-1', 2)
      const first = await closed()
      expect(first.closing_fen).toBe(await depositOf(getContainer(), shop.id))
      const { data } = await shop.owner.get(`/statements/${first.id}`)
      expect((data as StatementFile).lines).toMatchObject([
        { kind_zh: '充值', amount_fen: 50_000, balance_fen: 50_000 },
        {
          ...{ kind_zh: '代发订单扣款', reference: 'A-1', shop_order_id: placed.id },
          ...{ goods_fen: -4000, freight_fen: -placed.freight_fen, amount_fen: -4000 - placed.freight_fen },
        },
      ])
      expect((await shop.owner.post(`/orders/${placed.id}/cancel`)).status).toBe(200)
      await expect.poll(() => depositOf(getContainer(), shop.id)).toBe(50_000)
      const second = await closed()
      const [one, two] = [await file(first.id), await file(second.id)]
      for (const { content, hash } of [one, two])
        expect(createHash('sha256').update(JSON.stringify(content)).digest('hex')).toBe(hash)
      expect(two.content).toMatchObject({
        previous_hash: one.hash,
        opening_fen: first.closing_fen,
        closing_fen: 50_000,
      })
      expect(two.content.lines).toMatchObject([
        { reference: 'A-1', reason: '订单取消退款', goods_fen: 4000, amount_fen: 4000 + placed.freight_fen },
      ])
      const shown = (await shop.owner.get(`/statements/${second.id}`)).data as StatementFile
      const said = { kind: 'payment_refunded', kind_zh: '订单取消退款' }
      expect([shown.lines, shown.sums]).toMatchObject([[said], [{ ...said, count: 1 }]])
      for (const format of ['pdf', 'xlsx']) {
        const got = await api.get(`/shops/me/statements/${second.id}/file?format=${format}`, {
          headers: shop.owner.headers,
          responseType: 'arraybuffer',
        })
        expect(
          Buffer.from(got.data as ArrayBuffer)
            .subarray(0, 2)
            .toString(),
        ).toBe(format === 'pdf' ? '%P' : 'PK')
      }
      const { statements } = (await shop.owner.get('/statements')).data as OwnStatements
      expect(statements.map(({ seq }) => seq)).toEqual([2, 1])
      await whole()
    })

    it('are closed once, whoever asks at once, and not where nothing moved; another shop’s are not there', async () => {
      expect((await close()).data).toMatchObject({ code: 'nothing_new' })
      await fillDeposit(getContainer(), shop.id, 1000)
      const tries = await Promise.all([close(), close(), close()])
      expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409])
      const { statements } = (await shop.owner.get('/statements')).data as OwnStatements
      const [{ id }] = statements
      for (const path of [`/statements/${id}`, `/statements/${id}/file`])
        expect((await other.owner.get(path)).status).toBe(404)
      expect((await other.owner.post(`/statements/${id}/confirm`)).status).toBe(404)
      expect((await other.owner.post(`/statements/${id}/remarks`, { no: 1, reason: '不是我的' })).status).toBe(404)
      await whole()
    })

    it('are confirmed by their shop, after each of its remarks was answered', async () => {
      await fillDeposit(getContainer(), shop.id, 1000)
      const { id } = await closed()
      const say = (no: number | null) => shop.owner.post(`/statements/${id}/remarks`, { no, reason: '这笔少了' })
      expect((await say(9)).status).toBe(404)
      expect([(await say(2 ** 31)).status, (await shop.owner.get(`/statements?before=${2 ** 31}`)).status]).toEqual([
        400, 400,
      ])
      expect((await say(1)).data).toMatchObject({ statement: { state: 'disputed' } })
      expect((await shop.owner.post(`/statements/${id}/confirm`)).status).toBe(409)
      const { remarks } = (await mei.get(`/settlement/statements/${id}`)).data as StatementFile
      const answer = { answer: '核对过，金额无误' }
      expect((await mei.post(`/settlement/remarks/${remarks[0]?.id}`, answer)).data).toMatchObject({
        statement: { state: 'issued' },
      })
      expect((await mei.post(`/settlement/remarks/${remarks[0]?.id}`, answer)).status).toBe(409)
      expect((await shop.owner.post(`/statements/${id}/confirm`)).data).toMatchObject({
        statement: { state: 'confirmed' },
      })
      expect((await shop.owner.post(`/statements/${id}/confirm`)).status).toBe(200)
      expect((await say(1)).data).toMatchObject({ code: 'confirmed' })
    })

    it('hold in the database: a closed one stays, its lines too, and the next begins where it ended', async () => {
      const sql = knex()
      await fillDeposit(getContainer(), shop.id, 1000)
      const { id } = await closed()
      await expect(sql.raw('update shop_statement set closing_fen = 1 where id = ?', [id])).rejects.toThrow('不能修改')
      await expect(sql.raw('delete from shop_statement_line')).rejects.toThrow('只能新增')
      await expect(sql.raw('delete from shop_statement')).rejects.toThrow('只能新增')
      await expect(
        sql.raw(
          `insert into shop_statement select 'x', shop_id, shop_name, seq + 1, 'x', period_to, period_to + interval '1 day',
            closing_fen + 1, 0, 1, settled_entry_id, hash, hash, 'x', 'issued', 'x', now(), now(), now(), null
            from shop_statement where id = ?`,
          [id],
        ),
      ).rejects.toThrow('CK_shop_statement_follows')
    })

    it('end with the month in Beijing, and what is booked into it later stands in the next', async () => {
      const at = async (day: string, amount_fen: number) => {
        const ledger = getContainer().resolve('ledger')
        const [deposit] = await ledger.listLedgerAccounts({ kind: 'partner_deposit', owner_id: shop.id })
        const [bank] = await ledger.listLedgerAccounts({ kind: 'channel_receivable' })
        await ledger.post({
          ...{ idempotency_key: `${day}:${amount_fen}`, kind: 'deposit_topped_up', currency: 'cny' },
          ...{ reference_type: 'deposit_top_up', reference_id: 'x', effective_at: new Date(day) },
          entries: [
            { account_id: bank?.id ?? '', amount_fen },
            { account_id: deposit?.id ?? '', amount_fen: -amount_fen },
          ],
        })
      }
      await fillDeposit(getContainer(), shop.id, 5)
      await at('2026-09-30T15:59:59Z', 100)
      await at('2026-09-30T16:00:00Z', 20)
      expect(await closeMonth(getContainer(), new Date('2026-10-01T02:00:00Z'))).toBe(1)
      expect(await closeMonth(getContainer(), new Date('2026-10-05T02:00:00Z'))).toBe(0)
      await at('2026-09-15T00:00:00Z', 3)
      expect(await closeMonth(getContainer(), new Date('2026-11-01T02:00:00Z'))).toBe(1)
      const { statements } = (await shop.owner.get('/statements')).data as OwnStatements
      expect(statements.map(({ closing_fen }) => closing_fen)).toEqual([123, 100])
      // Each bears the name of its month.
      expect(statements.map(({ number }) => number.slice(0, 8))).toEqual(['JS202610', 'JS202609'])
      await whole()
    })

    it('credit a late order by itself, once, and none that left in time, was given up or kept here by a flag', async () => {
      await fillDeposit(getContainer(), shop.id, 100_000)
      const [late, stopped] = [await order('L-1', 2), await order('L-2')]
      const had = await depositOf(getContainer(), shop.id)
      const given = await order('L-3')
      await shop.owner.post(`/orders/${given.id}/cancel`)
      await expect.poll(() => depositOf(getContainer(), shop.id)).toBe(had)
      const [row] = (await knex()('shop_order').where({ id: stopped.id }).select('order_id')) as { order_id: string }[]
      const flag = { kind: 'stop', reason: '买家要求晚点发' }
      expect(
        (await api.post(`/admin/orders/${row?.order_id}/flags`, flag, { headers: mei.headers })).status,
      ).toBeLessThan(300)
      expect(await creditLate(getContainer())).toBe(0)
      const then = new Date(Date.now() + 49 * 3_600_000)
      const runs = await Promise.all([creditLate(getContainer(), then), creditLate(getContainer(), then)])
      expect(runs.sort()).toEqual([0, 1])
      expect(await creditLate(getContainer(), then)).toBe(0)
      // 5% of ¥40.00.
      expect(await depositOf(getContainer(), shop.id)).toBe(had + 200)
      const verdicts = await knex()('late_verdict')
        .orderBy('shop_order_id')
        .select('shop_order_id', 'verdict', 'amount_fen')
      expect(verdicts).toHaveLength(3)
      expect(verdicts).toContainEqual({ shop_order_id: late.id, verdict: 'credited', amount_fen: 200 })
      expect(verdicts.filter(({ verdict }: { verdict: string }) => verdict === 'excused')).toHaveLength(2)
      await whole()
    })

    it('agree with the book whatever moves, is closed or comes late, in any order', async () => {
      const ledger = getContainer().resolve('ledger')
      await fillDeposit(getContainer(), shop.id, 1_000_000)
      const [deposit] = await ledger.listLedgerAccounts({ kind: 'partner_deposit', owner_id: shop.id })
      const [bank] = await ledger.listLedgerAccounts({ kind: 'channel_receivable' })
      let n = 0
      const act = fc.oneof(
        fc.record({
          act: fc.constant('move' as const),
          fen: fc.integer({ min: -5000, max: 5000 }).filter(Boolean),
          days: fc.nat(60),
        }),
        fc.record({ act: fc.constant('close' as const), days: fc.nat(30) }),
        fc.record({ act: fc.constant('ask' as const), fen: fc.integer({ min: 1000, max: 9000 }) }),
        fc.record({ act: fc.constant('cancel' as const) }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
          for (const one of acts) {
            if (one.act === 'move')
              await ledger.post({
                ...{
                  idempotency_key: `p:${n++}`,
                  kind: 'book_moved',
                  currency: 'cny',
                  reference_type: 'x',
                  reference_id: 'x',
                },
                effective_at: new Date(Date.now() - one.days * 86_400_000),
                entries: [
                  { account_id: bank?.id ?? '', amount_fen: one.fen },
                  { account_id: deposit?.id ?? '', amount_fen: -one.fen },
                ],
              })
            if (one.act === 'close') {
              const until = new Date(Date.now() - one.days * 3_600_000)
              await closeStatement(getContainer(), { shop_id: shop.id, until, made_by: 'test' }).catch((error: Error) =>
                // Nothing moved, or this time was closed before.
                expect(error.message).toMatch(/没有变动|刚刚出过/),
              )
            }
            if (one.act === 'ask') await shop.owner.post('/deposit/withdrawals', { amount_fen: one.fen })
            if (one.act === 'cancel') {
              const { data } = await shop.owner.get('/deposit/withdrawals?take=1')
              const [last] = (data as { withdrawals: { id: string }[] }).withdrawals
              if (last) await shop.owner.post(`/deposit/withdrawals/${last.id}/cancel`)
            }
          }
          await whole()
        }),
        { numRuns: 12 },
      )
      await closeStatement(getContainer(), {
        shop_id: shop.id,
        until: new Date(Date.now() + 1000),
        made_by: 'test',
      }).catch(() => {})
      const [last] = ((await shop.owner.get('/statements')).data as OwnStatements).statements
      expect(last?.closing_fen).toBe(await depositOf(getContainer(), shop.id))
      for (const { id } of ((await shop.owner.get('/statements')).data as OwnStatements).statements)
        expect((await shop.owner.get(`/statements/${id}`)).status).toBe(200)
    }, 120_000)
  },
})
