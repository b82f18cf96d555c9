/** Tiers that are to fall: from when, by which score, and what keeps them. */
import { Badge } from '@medusajs/ui'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { TierFalls } from '../../../../wire'

type Fall = TierFalls['falls'][number]
const SIZE = 50
const TIERS = { standard: '普通', silver: '银', gold: '金' } as const
const WAITS = { appeal: '有申诉没答复，先不降', order: '有之前的订单在等，先不降' } as const
const COLUMNS: Column<Fall>[] = [
  {
    head: '小店',
    cell: ({ shop_id, shop_name }) => (
      <Link className="text-ui-fg-interactive" to={`/shops/${shop_id}`}>
        {shop_name}
      </Link>
    ),
  },
  { head: '等级', cell: ({ before, after }) => `${TIERS[before]} → ${TIERS[after]}` },
  {
    head: '哪天起',
    cell: ({ at, waits }) => (
      <div className="flex flex-col items-start gap-1 py-2">
        {moment(String(at))}
        {waits && (
          <Badge size="2xsmall" color="orange">
            {WAITS[waits]}
          </Badge>
        )}
      </div>
    ),
  },
  { head: '计分时', cell: ({ score, needed }) => `${score} 分，要 ${needed} 分` },
]

export function FallsTable() {
  const [page, setPage] = useState(1)
  const query = new URLSearchParams({ limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault } = useAnswer<TierFalls>(`/settlement/credit/falls?${query}`)
  return (
    <>
      <Fault text={fault} />
      <DeskTable rows={answer?.falls} columns={COLUMNS} keyOf={({ id }) => id} empty="没有将要降级的小店。" />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
    </>
  )
}
