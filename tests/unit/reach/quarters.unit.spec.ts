import { differencesOf } from '@shanzhen/compliance/tax/reconcile'
import { dueOf, quarterOf, quarterSpan } from '@shanzhen/compliance/tax/quarter'
import { describe, expect, it } from 'vitest'

const LINE = {
  ...{ distributor_id: 'dist_1', customer_id: 'cus_1', shown_name: '老李', orders: 3, payouts: 1, gross_fen: 800_000 },
  ...{ returned_fen: 0, tax_fen: 4200, net_fen: 795_800, paid_out_fen: 795_800, transferred_fen: 795_800 },
  ...{ without_receipt: 0, other_identity: false, same_identity: 0 },
}
const PERSON = { name: '李山', identity: { kind: 'id_card' }, phone: '13900000001' }
const said = (line: Partial<typeof LINE>, person: Partial<Record<keyof typeof PERSON, null>> = {}) =>
  differencesOf({ ...LINE, ...line }, { ...PERSON, ...person }).map(({ text }) => text)

describe('a quarter', () => {
  it('is three months of Beijing, due by the end of the month after', () => {
    expect(quarterSpan('2026Q4')).toEqual({
      from: new Date('2026-09-30T16:00:00Z'),
      to: new Date('2026-12-31T16:00:00Z'),
    })
    expect([dueOf('2026Q4'), dueOf('2026Q1'), dueOf('2026Q3')]).toEqual(['2027-01-31', '2026-04-30', '2026-10-31'])
    expect(['2026-01', '2026-03', '2026-04', '2026-12'].map(quarterOf)).toEqual([
      '2026Q1',
      '2026Q1',
      '2026Q2',
      '2026Q4',
    ])
  })

  it('agrees where withdrawals, payouts, transfers, receipts and the person are there', () => {
    expect(said({})).toEqual([])
  })

  it('says each thing that does not', () => {
    expect(said({ paid_out_fen: 795_700, transferred_fen: 795_700 })[0]).toMatch(/7,?958.*7,?957.*1/)
    expect(said({ transferred_fen: 0 })[0]).toMatch(/微信转账成功的/)
    expect(said({ other_identity: true, same_identity: 1 })).toEqual([
      '提现以后换过证件号码，请核实是本人的',
      '同一证件号码还有 1 位分销员，个税是分开代扣的，请合并核算',
    ])
    expect(said({ without_receipt: 2 })).toEqual(['2 笔转账还没有电子回单'])
    expect(said({}, { name: null, identity: null, phone: null })).toEqual([
      ...['没有真实姓名', '没有证件号码'],
      '没有联系电话',
    ])
  })
})
