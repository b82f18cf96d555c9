/** 分销报表: what sharing brought between two days, by distributor and good; a day's orders as bars. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, Input, Label, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { today } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { DistributionReport } from '../../../../wire/report'
import { DayBars } from '../../../parts/day-bars'

type Row = DistributionReport['distributors'][number]
type Good = DistributionReport['goods'][number]
const SIZE = 50

const GOODS: Column<Good>[] = [
  { head: '商品', wide: true, cell: ({ title }) => title },
  { head: '件数', right: true, cell: ({ quantity }) => quantity },
  { head: '买家留下', right: true, cell: ({ kept_fen }) => yuan(kept_fen) },
  { head: '佣金', right: true, cell: ({ earned_fen }) => yuan(earned_fen) },
]
/** @param opens whether who looks may read a distributor's file */
const columnsFor = (opens: boolean): Column<Row>[] => [
  {
    head: '分销员',
    cell: ({ id, shown_name }) =>
      opens ? (
        <Link className="text-ui-fg-interactive inline-flex min-h-11 items-center" to={`/distributors/${id}`}>
          {shown_name || id}
        </Link>
      ) : (
        shown_name || id
      ),
  },
  { head: '访客', right: true, cell: ({ visitors }) => visitors },
  { head: '订单', right: true, cell: ({ orders }) => orders },
  { head: '实付', right: true, cell: ({ paid_fen }) => yuan(paid_fen) },
  { head: '买家留下', right: true, cell: ({ kept_fen }) => yuan(kept_fen) },
  { head: '佣金', right: true, cell: ({ earned_fen }) => yuan(earned_fen) },
  { head: '已结算', right: true, cell: ({ released_fen }) => yuan(released_fen) },
]
const sumsOf = ({ sums }: DistributionReport) => [
  ['访客', sums.visitors],
  ['订单', sums.orders],
  ['买家实付', yuan(sums.paid_fen)],
  ['买家留下', yuan(sums.kept_fen)],
  ['佣金', yuan(sums.earned_fen)],
  ['已结算', yuan(sums.released_fen)],
  ['不计佣金的订单', sums.void_orders],
]

function ReportPage() {
  const [period, setPeriod] = useState({ from: '', until: '' })
  const [page, setPage] = useState(1)
  const opens = useRights()('distribution:decide')
  const said = new URLSearchParams(Object.entries(period).filter(([, day]) => day))
  const place = new URLSearchParams({ limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault } = useAnswer<DistributionReport>(`/distribution/report?${said}&${place}`)
  const choose = (side: 'from' | 'until', day: string) => {
    setPeriod({ ...period, [side]: day })
    setPage(1)
  }
  const shown = fault ? null : answer
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
          <div>
            <Heading>分销报表</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              订单按下单日算，金额是现在的数：退款后会变。不选日期是近 30 天。
            </Text>
          </div>
          <div className="flex flex-wrap items-end gap-3">
            {(['from', 'until'] as const).map((side) => (
              <div key={side} className="flex flex-col gap-y-1">
                <Label size="small" htmlFor={`report-${side}`}>
                  {side === 'from' ? '从' : '到'}
                </Label>
                <Input
                  id={`report-${side}`}
                  size="small"
                  type="date"
                  max={today()}
                  value={period[side] || (answer?.[side] ?? '')}
                  onChange={(event) => choose(side, event.target.value)}
                />
              </div>
            ))}
            <Button size="small" variant="secondary" asChild>
              <a href={`/admin/distribution/report/file?${said}`} download>
                导出 CSV
              </a>
            </Button>
          </div>
        </div>
        <Fault text={fault} />
        {shown && (
          <dl className="grid grid-cols-2 gap-4 px-6 py-4 md:grid-cols-4 xl:grid-cols-7">
            {sumsOf(shown).map(([name, value]) => (
              <div key={name}>
                <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
                <dd className="txt-compact-large-plus tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {shown && (
          <div className="grid gap-6 px-6 py-4 md:grid-cols-2">
            <DayBars title="每天的订单" days={shown.days.map(({ day, orders }) => ({ day, value: orders }))} />
            <DayBars
              title="每天的佣金"
              days={shown.days.map(({ day, earned_fen }) => ({ day, value: earned_fen }))}
              format={yuan}
            />
          </div>
        )}
      </Container>
      <Container className="divide-y p-0">
        <Heading level="h2" className="px-6 py-4">
          分销员
        </Heading>
        <DeskTable
          rows={shown?.distributors}
          columns={columnsFor(opens)}
          keyOf={({ id }) => id}
          empty="这段日子没有人点开分享，也没有带来订单。"
        />
        <Pager page={page} count={shown?.count ?? 0} size={SIZE} onPage={setPage} />
      </Container>
      <Container className="divide-y p-0">
        <Heading level="h2" className="px-6 py-4">
          商品（卖得最多的 50 种）
        </Heading>
        <DeskTable
          rows={shown?.goods}
          columns={GOODS}
          keyOf={({ product_id, title }) => product_id ?? title}
          empty="这段日子没有由分销员带来的商品。"
        />
      </Container>
    </div>
  )
}

export const config = defineRouteConfig({ label: '分销报表', rank: 3 })

export default ReportPage
