/** 代扣个税: what was withheld of each distributor in a month, beside the book. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { monthNow, monthsFrom } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { TaxReport } from '../../../../wire/tax'

type Row = TaxReport['rows'][number]
const COLUMNS: Column<Row>[] = [
  { head: '分销员', cell: ({ shown_name }) => shown_name },
  { head: '付款笔数', right: true, cell: ({ payouts }) => payouts },
  { head: '提现', right: true, cell: ({ gross_fen }) => yuan(gross_fen) },
  { head: '代扣个税', right: true, cell: ({ tax_fen }) => yuan(tax_fen) },
  { head: '到手', right: true, cell: ({ net_fen }) => yuan(net_fen) },
]

function TaxPage() {
  const [month, setMonth] = useState(() => monthNow())
  const { answer, fault } = useAnswer<TaxReport>(`/distribution-reports/tax?month=${month}`)
  const said = answer?.month === month ? answer : null
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading>代扣个税 {month}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            按实际付款的月份；付后退回的冲减退回那个月。
          </Text>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="secondary" onClick={() => setMonth(monthsFrom(month, -1))}>
            上个月
          </Button>
          <Button
            size="small"
            variant="secondary"
            disabled={month >= monthNow()}
            onClick={() => setMonth(monthsFrom(month, 1))}
          >
            下个月
          </Button>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} size="small" variant="secondary" asChild>
              <a href={`/admin/distribution-reports/tax/file?month=${month}&format=${format}`} download>
                {format === 'xlsx' ? '下载 Excel' : '下载 CSV'}
              </a>
            </Button>
          ))}
        </div>
      </div>
      <Fault text={fault} />
      <DeskTable
        rows={said?.rows}
        columns={COLUMNS}
        keyOf={({ distributor_id }) => distributor_id}
        empty="这个月没有付过佣金。"
      />
      {said && (
        <div className="flex flex-col gap-1 px-6 py-4">
          <Text size="small">
            合计提现 {yuan(said.gross_fen)}，代扣个税 {yuan(said.tax_fen)}，到手 {yuan(said.net_fen)}
            。账本“代扣个税”本月代扣 {yuan(said.book_fen)}
            {said.difference_fen === 0 && '，两边一致'}。
          </Text>
          {said.difference_fen !== 0 && (
            <Text size="small" role="alert" className="text-ui-fg-error">
              和账本相差 {yuan(said.difference_fen)}，请先查清再申报。
            </Text>
          )}
          {said.other_fen !== 0 && (
            <Text size="small" className="text-ui-fg-subtle">
              本月另有凭证动过这个科目 {yuan(said.other_fen)}（负数是缴给税务）。
            </Text>
          )}
        </div>
      )}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '代扣个税', rank: 2 })

export default TaxPage
