/** Transfers in all weathers at once: whatever meets whatever, what WeChat paid is what was asked for, and the rest is back. */
import { randomInt } from 'node:crypto'
import { vi } from 'vitest'
import { API_MODES } from '../../plugins/money/payment-wechatpay/sandbox/faults'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { fillDeposit } from '../support/trading-shop'
import { asked, fairWeather, lookingAt, openTransferShop, paidByWechat } from '../support/transfer-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const SEED = Number(process.env.TRANSFER_SEED ?? randomInt(1_000_000))
const ROUNDS = Number(process.env.TRANSFER_ROUNDS ?? 12)
const FILLED = 1_000_000

/** Mulberry32: the same seed gives the same acts. */
function drawn(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let open: Awaited<ReturnType<typeof openTransferShop>>
    beforeAll(async () => {
      open = await openTransferShop(api, getContainer())
      await fillDeposit(getContainer(), open.shop.id, FILLED)
    })
    beforeEach(() => {
      fairWeather(gateway, api)
      paidByWechat(getContainer())
    })
    afterEach(() => void vi.restoreAllMocks())
    afterAll(() => gateway.close())
    const { deposit, held, job, knex, whole } = lookingAt(gateway, getContainer, () => open)
    const last = async () =>
      (await knex()('payout').orderBy('created_at', 'desc').first('id', 'number', 'state')) as Row
    type Row = { id: string; number: string; state: string } | undefined

    function acts(below: (n: number) => number): Record<string, (row: Row) => Promise<{ status: number } | void>> {
      const { lan, mei, hua } = open.people
      const move = async (act: () => unknown) =>
        void (await Promise.resolve()
          .then(act)
          .catch(() => undefined))
      return {
        ask: async () => {
          const wish = { amount_fen: 1000 + below(19_000) }
          return open.shop.owner.post('/deposit/withdrawals', wish)
        },
        check: async (row) => row && lan.post(`/payouts/${row.id}/check`),
        approve: async (row) => row && mei.post(`/payouts/${row.id}/approve`),
        refuse: async (row) => row && hua.post(`/payouts/${row.id}/refuse`, { reason: '请核对' }),
        query: async (row) => row && hua.post(`/payouts/${row.id}/ask`),
        stop: async (row) => row && hua.post(`/payouts/${row.id}/stop`),
        'a minute passes': job,
        'ten minutes pass': async () => {
          await knex().raw(`update payout_transfer set sent_at = sent_at - interval '11 minutes'
            where state in ('sending', 'refused')`)
        },
        'the payee confirms': (row) => move(() => gateway.transfers.move(row?.number ?? '', 'SUCCESS')),
        'nobody confirms': (row) => move(() => gateway.transfers.move(row?.number ?? '', 'FAIL', 'OVERDUE_CLOSE')),
        'no money': async () => void (gateway.transfers.balance_fen = 0),
        money: async () => void (gateway.transfers.balance_fen = null),
        'a bad answer': async () =>
          gateway.faults.addApi({ mode: API_MODES[below(API_MODES.length)] ?? 'error', path: 'transfer-bills' }),
        'a bad message': async () =>
          gateway.faults.addCallback({ mode: (['lose', 'double', 'hold'] as const)[below(3)] ?? 'lose' }),
      }
    }

    it(`end as WeChat says, each fen once (TRANSFER_SEED=${SEED})`, async () => {
      const below = drawn(SEED)
      const usual = ['ask', 'check', 'approve', 'a minute passes', 'the payee confirms']
      const names = [...Object.keys(acts(below)), ...usual, ...usual]
      const before = await held()
      const done: string[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const chosen = Array.from({ length: 4 }, () => names[below(names.length)] ?? '')
        const row = await last()
        const answers = await Promise.all(chosen.map((name) => acts(below)[name]?.(row)))
        done.push(chosen.map((name, i) => `${name} ${answers[i]?.status ?? ''}`).join(' | '))
        expect([answers.filter((answer) => (answer?.status ?? 0) >= 500), done]).toEqual([[], done])
        await whole()
      }
      // Fair weather: what is open ends, one way or the other.
      fairWeather(gateway, api)
      const open_ = await last()
      if (open_ && ['asked', 'checked', 'approved'].includes(open_.state))
        await open.people.hua.post(`/payouts/${open_.id}/refuse`, { reason: '收尾' })
      await vi.waitFor(async () => {
        const row = await last()
        const there = gateway.ledger.transfers.get(row?.number ?? '')
        if (there && !['SUCCESS', 'FAIL', 'CANCELLED'].includes(there.state))
          gateway.transfers.move(there.out_bill_no, below(2) ? 'SUCCESS' : 'FAIL', 'OVERDUE_CLOSE')
        await job()
        expect(await knex()('payout').where({ state: 'sent' })).toEqual([])
      }, 30_000)
      const paid = [...gateway.ledger.transfers.values()].filter(({ state }) => state === 'SUCCESS')
      const here = (await knex()('payout').where({ state: 'paid' }).select('number')) as { number: string }[]
      expect(here.map(({ number }) => number).sort()).toEqual(paid.map(({ out_bill_no }) => out_bill_no).sort())
      const fen = paid.reduce((sum, { transfer_amount }) => sum + transfer_amount, 0)
      expect([await deposit(), await held()]).toEqual([FILLED - fen, before - fen])
      expect((await asked(open.shop.owner, 1000)).number).toMatch(/^DK/)
      await whole()
    }, 180_000)
  },
})
