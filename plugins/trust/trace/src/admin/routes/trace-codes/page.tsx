/** 追溯码: make labels for released lots, print them, see how they are looked at, withdraw what went wrong. */
import { Badge, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { moment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { StaffBatch, StaffBatchPage } from '../../../wire'
import { STATES } from '../../lib/trace-codes'
import { BatchPanel } from './batch-panel'
import { MakeCodes } from './make-codes'

const COLUMNS: Column<StaffBatch>[] = [
  { head: '批次', cell: ({ lot_code }) => lot_code },
  { head: '商品条码', cell: ({ gtin14 }) => gtin14 },
  { head: '枚数', right: true, cell: ({ state, made, count }) => (state === 'making' ? `${made} / ${count}` : count) },
  {
    head: '状态',
    cell: ({ state }) => (
      <Badge size="2xsmall" color={STATES[state].color}>
        {STATES[state].text}
      </Badge>
    ),
  },
  { head: '时间', cell: ({ created_at }) => moment(created_at) },
]

function TraceCodesPage() {
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(null)
  const { answer: shown, fault, reload } = useAnswer<StaffBatchPage>(`/trace-codes?page=${page}`)

  const made = async (batch: StaffBatch) => {
    setPage(1)
    await reload()
    setOpen(batch.id)
  }
  const chosen = shown?.batches.find(({ id }) => id === open)

  return (
    <div className="flex flex-col gap-y-3">
      <MakeCodes onMade={made} />
      {chosen && <BatchPanel key={chosen.id} batch={chosen} onChange={reload} />}
      <Container className="divide-y p-0">
        <Heading className="px-6 py-4" level="h2">
          已生成的追溯码
        </Heading>
        <Fault text={fault} />
        <DeskTable
          rows={shown?.batches}
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty="还没有追溯码。选一个已放行的批次，生成第一批标签。"
          onOpen={({ id }) => setOpen(id)}
          isOpen={({ id }) => id === open}
        />
        <Pager page={page} count={shown?.count ?? 0} size={shown?.page_rows ?? 1} onPage={setPage} />
      </Container>
    </div>
  )
}

export default TraceCodesPage
