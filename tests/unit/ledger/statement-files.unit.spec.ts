/** A statement as a file: what a bookkeeper opens says what the book says, and no text becomes a formula. */
import { strFromU8, unzipSync } from 'fflate'
import { statementCsv } from '../../../plugins/money/ledger/src/api/statement-csv'
import { statementExcel } from '../../../plugins/money/ledger/src/api/statement-excel'
import type { Statement } from '../../../plugins/money/ledger/src/types'

const statement: Statement = {
  account: {
    id: 'lacc_1',
    owner_type: 'platform',
    owner_id: 'supply-center',
    kind: 'goods_sales',
    normal_side: 'credit',
    currency: 'cny',
    allow_negative: true,
    stage: 'available',
  },
  opening_fen: 100,
  closing_fen: 5780,
  count: 1,
  lines: [
    {
      entry_id: 1,
      transaction_id: 'ltxn_1',
      kind: 'payment_captured',
      description: '=1+1',
      reference_type: 'order',
      reference_id: 'order_1',
      effective_at: new Date('2026-11-23T17:00:00Z'),
      amount_fen: 5680,
      balance_fen: 5780,
    },
  ],
}

describe('a statement as a file', () => {
  it('is a CSV in Chinese, in yuan and Beijing time', () => {
    const rows = statementCsv(statement).slice(1).split('\r\n')
    expect(rows[1]).toBe(',期初,,,1.00,,')
    expect(rows[2]).toBe("2026-11-24 01:00:00,收款,order:order_1,56.80,57.80,ltxn_1,'=1+1")
    expect(rows[3]).toBe(',期末,,,57.80,,')
  })

  it.each(['=1+1', '+1', '-1+cmd|x!A1', '- x', '@SUM(1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1+1', '－1', '＠x'])(
    'lets no spreadsheet reckon with %j',
    (description) => {
      const [line] = statement.lines
      const text = statementCsv({ ...statement, lines: [{ ...line, description }] })
      expect(text).toMatch(/ltxn_1,"?'/)
    },
  )

  it('keeps what goes out a number', () => {
    const [line] = statement.lines
    const back = { ...line, amount_fen: -5680, balance_fen: -100 }
    expect(statementCsv({ ...statement, lines: [back] })).toContain(',-56.80,-1.00,')
  })

  it('is an Excel file whose amounts are numbers and whose text is text', async () => {
    const parts = unzipSync(await statementExcel(statement))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'])
    expect(sheet).toContain('<v>56.8</v>')
    expect(sheet).not.toContain('<f>')
    expect(strFromU8(parts['xl/workbook.xml'])).toContain('商品销售 供应中心')
  })
})
