/** 应付生产者: what each producer brought, was paid and is still owed. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ShoppingBag } from '@medusajs/icons'
import { Badge, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { OwedProducers } from '../../../../wire'

const SIZE = 50
const COLUMNS: Column<OwedProducers['producers'][number]>[] = [
  {
    head: '生产者',
    cell: ({ id, name, account_waits }) => (
      <span className="flex flex-wrap items-center gap-x-2">
        <Link className="inline-flex min-h-11 items-center text-ui-fg-interactive" to={`/ledger/purchase/${id}`}>
          {name}
        </Link>
        {account_waits && (
          <Badge size="2xsmall" color="orange">
            新账户待确认
          </Badge>
        )}
      </span>
    ),
  },
  { head: '应付', right: true, cell: ({ owed_fen }) => yuan(owed_fen) },
  { head: '送货', right: true, cell: ({ delivered_fen }) => yuan(delivered_fen) },
  { head: '打款途中', right: true, cell: ({ on_way_fen }) => yuan(on_way_fen) },
  { head: '已付', right: true, cell: ({ paid_fen }) => yuan(paid_fen) },
]

function OwedPage() {
  const [page, setPage] = useState(1)
  const path = `/purchase/producers?limit=${SIZE}&offset=${(page - 1) * SIZE}`
  const { answer, fault } = useAnswer<OwedProducers>(path)
  return (
    <Container className="divide-y p-0">
      <Heading className="px-6 py-4">应付生产者</Heading>
      <Fault text={fault} />
      <DeskTable
        rows={answer?.producers}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty="还没有生产者。先在“生产者”里登记。"
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
    </Container>
  )
}

export const config = defineRouteConfig({ label: '应付生产者', icon: ShoppingBag, rank: 3 })

export default OwedPage
