/** The ledger on a real Postgres: what it writes, and what the database refuses whoever asks. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import fc from 'fast-check'
import pg from 'pg'
import type LedgerService from '../../../plugins/money/ledger/src/modules/ledger/service'
import type { Account, AccountSpec, PostingInput } from '../../../plugins/money/ledger/src/types'

const built = join(import.meta.dirname, '../../../plugins/money/ledger/.medusa/server/src/modules/ledger')
const spec = (owner_id: string, change: Partial<AccountSpec> = {}): AccountSpec => ({
  owner_type: 'shop',
  owner_id,
  kind: 'payable',
  normal_side: 'credit',
  currency: 'cny',
  allow_negative: true,
  ...change,
})

moduleIntegrationTestRunner<LedgerService>({
  moduleName: 'ledger',
  resolve: built,
  pathToMigrations: join(built, 'migrations'),
  testSuite: ({ service, dbConfig }) => {
    let bank: Account
    let shop: Account
    let sql: pg.Client

    beforeEach(async () => {
      const opened = await service.ensureAccounts([spec('bank', { normal_side: 'debit' }), spec('shop')])
      ;[bank, shop] = opened
      sql = new pg.Client({ connectionString: dbConfig.clientUrl })
      await sql.connect()
    })
    afterEach(() => sql.end())

    const pair = (from: Account, to: Account, amount_fen: number) => [
      { account_id: from.id, amount_fen },
      { account_id: to.id, amount_fen: -amount_fen },
    ]
    const posting = (key: string, amount_fen: number, change: Partial<PostingInput> = {}): PostingInput => ({
      idempotency_key: key,
      kind: 'payment_captured',
      reference_type: 'order',
      reference_id: 'order_1',
      currency: 'cny',
      effective_at: new Date('2026-11-24T04:00:00Z'),
      entries: pair(bank, shop, amount_fen),
      ...change,
    })
    const balanceOf = async ({ id }: Account) => (await service.balances([id]))[0]?.balance_fen ?? 0
    const refused = (text: string) => expect(sql.query(text)).rejects.toThrow(/ledger:|ledger_/)

    it('keeps a balance that is the sum of its entries, and a statement that runs with it', async () => {
      await service.postBatch([
        posting('a', 6680),
        posting('b', 320, { effective_at: new Date('2026-11-25T04:00:00Z') }),
      ])
      expect([await balanceOf(bank), await balanceOf(shop)]).toEqual([7000, -7000])
      const day = await service.statement(shop.id, { from: new Date('2026-11-25T00:00:00Z'), take: 10 })
      expect(day).toMatchObject({ opening_fen: 6680, closing_fen: 7000, count: 1 })
      expect(day.lines).toMatchObject([{ amount_fen: 320, balance_fen: 7000 }])
      expect(await service.trialBalance()).toEqual([
        { kind: 'payable', currency: 'cny', debit_fen: 7000, credit_fen: 7000 },
      ])
      expect(await service.findDisagreements()).toEqual([])
    })

    it('finds an order of which more is booked as carriage than was paid, or more of it gone back than came', async () => {
      const of = (kind: string, normal_side: 'debit' | 'credit') => spec(kind, { kind, normal_side })
      const [money, freight] = await service.ensureAccounts([
        of('channel_receivable', 'debit'),
        of('freight_income', 'credit'),
      ])
      const book = (key: string, kind: string, amount_fen: number, from: Account, order = key) =>
        service.post(posting(key, 1, { kind, reference_id: order, entries: pair(from, freight, amount_fen) }))
      await book('paid', 'payment_captured', 600, money)
      expect(await service.findDisagreements()).toEqual([])
      await book('twice', 'freight_corrected', 321, shop, 'paid')
      await book('back', 'payment_refunded', -100, shop)
      expect((await service.findDisagreements()).sort()).toEqual([
        '订单 back 收款 0 分，其中运费却记为 -100 分',
        '订单 paid 收款 600 分，其中运费却记为 921 分',
      ])
    })

    it('writes a key once, however often and at once it is sent, and never with other content', async () => {
      const all = await Promise.all(Array.from({ length: 12 }, () => service.post(posting('same', 100))))
      expect(new Set(all.map(({ id }) => id)).size).toBe(1)
      expect(await balanceOf(bank)).toBe(100)
      await expect(service.post(posting('same', 101))).rejects.toThrow('幂等键')
      expect(await balanceOf(bank)).toBe(100)
    })

    it('writes all of a batch or none', async () => {
      await service.post(posting('first', 5))
      await expect(service.postBatch([posting('new', 7), posting('first', 6)])).rejects.toThrow('幂等键')
      expect(await service.knownKeys(['first', 'new'])).toEqual(new Set(['first']))
    })

    it.each([
      ['half a fen', [10.5, -10.5]],
      ['nothing', [0, 0]],
      ['one side only', [10]],
      ['sides that differ', [10, -9]],
    ])('refuses %s', async (_, amounts) => {
      const entries = amounts.map((amount_fen, i) => ({ account_id: [bank, shop][i].id, amount_fen }))
      await expect(service.post(posting('odd', 1, { entries }))).rejects.toThrow(/整数分|借贷不平/)
      expect(await service.knownKeys(['odd'])).toEqual(new Set())
    })

    it('reverses once, with the signs turned', async () => {
      const { id } = await service.post(posting('sale', 900))
      const reversal = await service.reverse(id, 'sale:undo')
      expect(reversal).toMatchObject({ reverses_id: id, kind: 'payment_captured_reversal' })
      expect(await service.reverse(id, 'sale:undo')).toMatchObject({ id: reversal.id })
      await expect(service.reverse(id, 'sale:undo-again')).rejects.toThrow('已经冲销')
      expect(await balanceOf(bank)).toBe(0)
    })

    it('lets many spend what is there and not a fen more', async () => {
      const [wallet] = await service.ensureAccounts([spec('wallet', { allow_negative: false })])
      const pay = (key: string, amount_fen: number) =>
        service.post(posting(key, 1, { entries: pair(bank, wallet, amount_fen) }))
      await pay('deposit', 1000)
      const spent = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => pay(`spend-${i}`, -150)))
      expect(spent.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
      expect(await balanceOf(wallet)).toBe(-100)
      expect(await service.findDisagreements()).toEqual([])
    })

    describe('money that is still pending', () => {
      const owner = { owner_type: 'shop', owner_id: 'store_1', kind: 'commission' }
      const release = (key: string, amount_fen: number) => ({
        ...owner,
        currency: 'cny',
        amount_fen,
        idempotency_key: key,
        reference_type: 'order',
        reference_id: 'order_1',
        effective_at: new Date('2026-11-24T04:00:00Z'),
      })
      const earn = async (amount_fen: number) => {
        const [pending] = await service.ensureAccounts([
          spec('store_1', { kind: 'commission', stage: 'pending', allow_negative: false }),
        ])
        await service.post(posting('earned', amount_fen, { entries: pair(bank, pending, amount_fen) }))
      }
      const funds = () => service.funds('shop', 'store_1')

      it('is told apart from what is available, and becomes available once', async () => {
        await earn(1000)
        expect(await funds()).toEqual([{ kind: 'commission', currency: 'cny', available_fen: 0, pending_fen: 1000 }])
        await Promise.all([service.release(release('r', 342)), service.release(release('r', 342))])
        expect(await funds()).toEqual([{ kind: 'commission', currency: 'cny', available_fen: 342, pending_fen: 658 }])
        expect(await service.findDisagreements()).toEqual([])
      })

      it('never releases more than is pending, and nothing where nothing ever was', async () => {
        await expect(service.release(release('early', 1))).rejects.toThrow('没有找到这个账户')
        await earn(100)
        await expect(service.release(release('too-much', 101))).rejects.toThrow('余额不足')
        expect(await funds()).toEqual([{ kind: 'commission', currency: 'cny', available_fen: 0, pending_fen: 100 }])
      })
    })

    it('does not let two writers wait for each other', async () => {
      const pairs = Array.from({ length: 40 }, (_, i) => (i % 2 ? [bank, shop] : [shop, bank]))
      await Promise.all(
        pairs.map(([from, to], i) => service.post(posting(`cross-${i}`, 1, { entries: pair(from, to, 1) }))),
      )
      expect([await balanceOf(bank), await balanceOf(shop)]).toEqual([0, 0])
    })

    describe('the database refuses', () => {
      const raw = (id: string, entries: [string, number][], currency = 'cny') => `begin;
        insert into ledger_transaction (id, idempotency_key, fingerprint, kind, reference_type, reference_id, currency,
          effective_at) values ('${id}', '${id}', 'f', 'k', 'order', 'o', '${currency}', '2026-11-24');
        ${
          entries.length
            ? `insert into ledger_entry (transaction_id, account_id, amount_fen, effective_at) values ${entries
                .map(([account, fen]) => `('${id}', '${account}', ${fen}, '2026-11-24')`)
                .join(', ')};`
            : ''
        } commit`
      beforeEach(async () => {
        await service.post(posting('kept', 50))
      })
      afterEach(async () => {
        await sql.query('rollback')
        expect(await service.findDisagreements()).toEqual([])
        expect(await balanceOf(bank)).toBe(50)
      })

      it('an unbalanced transaction', () =>
        refused(
          raw('t1', [
            [bank.id, 5],
            [shop.id, -4],
          ]),
        ))
      it('a transaction of one entry', () => refused(raw('t2', [[bank.id, 5]])))
      it('a transaction without entries', () => refused(raw('t3', [])))
      it('a currency the account does not hold', () =>
        refused(
          raw(
            't4',
            [
              [bank.id, 5],
              [shop.id, -5],
            ],
            'usd',
          ),
        ))
      it('entries added later', async () => {
        const { id } = await service.post(posting('closed', 0 + 1)).then(async (made) => {
          await service.reverse(made.id, 'closed:undo')
          return made
        })
        await refused(
          `insert into ledger_entry (transaction_id, account_id, amount_fen, effective_at)
             values ('${id}', '${bank.id}', 3, '2026-11-24T04:00:00Z'), ('${id}', '${shop.id}', -3, '2026-11-24T04:00:00Z')`,
        )
      })
      it.each([
        'update ledger_entry set amount_fen = amount_fen + 1',
        'delete from ledger_entry',
        'truncate ledger_entry cascade',
        `update ledger_transaction set description = 'better'`,
        'delete from ledger_transaction',
        'truncate ledger_transaction cascade',
        'update ledger_balance set balance_fen = 0',
        'delete from ledger_balance',
        'truncate ledger_balance',
        `update ledger_account set currency = 'usd'`,
        'delete from ledger_account',
      ])('%s', (statement) => refused(statement))
    })

    it('agrees with itself after any sequence of postings, repeats and reversals', async () => {
      const names = ['a', 'b', 'c', 'd']
      const accounts = await service.ensureAccounts(names.map((name) => spec(name)))
      const step = fc.record({
        key: fc.integer({ min: 0, max: 12 }),
        from: fc.integer({ min: 0, max: 3 }),
        to: fc.integer({ min: 0, max: 3 }),
        amount_fen: fc.integer({ min: 1, max: 10_000 }),
        reverse: fc.boolean(),
      })
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          run++
          const made: string[] = []
          for (const { key, from, to, amount_fen, reverse } of steps) {
            const target = made[key % (made.length || 1)]
            const work =
              reverse && target
                ? service.reverse(target, `undo:${target}`)
                : service.post(
                    posting(`${run}:${key}`, 1, {
                      entries: [
                        { account_id: accounts[from].id, amount_fen },
                        { account_id: accounts[to].id, amount_fen: -amount_fen },
                      ],
                    }),
                  )
            await work.then(
              (done) => made.push(done.id),
              (error) => expect(String(error)).toMatch(/幂等键|冲销/),
            )
          }
          expect(await service.findDisagreements()).toEqual([])
          const [line] = await service.trialBalance()
          if (line) expect(line.debit_fen).toBe(line.credit_fen)
        }),
        { numRuns: 15 },
      )
    })
  },
})
