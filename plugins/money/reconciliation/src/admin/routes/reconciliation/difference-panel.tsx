/** One bill, opened: where it and our books disagree, both amounts side by side, and the decision about each. */
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { DecideForm } from '../../lib/decide-form'
import { DecidedNote } from '../../lib/decided'
import { AttachedFiles } from '@shanzhen/attachments/files'
import { ask, messageOf } from '@shanzhen/desk/api'
import type { BillRow, DifferenceRow } from '../../../wire'
import { choicesOf, DIFFERENCE_KINDS, LINE_KINDS, yuanOrNone } from '../../lib/desk'

export function DifferencePanel({ bill, onDone }: { bill: BillRow; onDone: () => void }) {
  const [rows, setRows] = useState<DifferenceRow[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const load = useCallback(() => {
    ask<{ differences: DifferenceRow[] }>(`/reconciliation/bills/${bill.id}/differences`)
      .then(({ differences }) => setRows(differences))
      .catch((error) => setFault(messageOf(error)))
  }, [bill.id])
  useEffect(load, [load])
  const done = () => {
    load()
    onDone()
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">{bill.bill_date} 的差异</Heading>
        {bill.hash && (
          <Button size="small" variant="secondary" asChild>
            <a href={`/admin/reconciliation/bills/${bill.id}/file`} download>
              下载原账单
            </a>
          </Button>
        )}
      </div>
      {fault && <Text className="px-6 py-4 text-ui-fg-error">{fault}</Text>}
      {rows?.length === 0 && (
        <Text className="px-6 py-8 text-ui-fg-subtle">
          {bill.state === 'failed' ? '账单还没有取到。' : '每一笔都与本店的账一致。'}
        </Text>
      )}
      {rows?.map((row) => (
        <DifferenceItem key={row.id} row={row} onDone={done} />
      ))}
    </Container>
  )
}

function DifferenceItem({ row, onDone }: { row: DifferenceRow; onDone: () => void }) {
  const [open, setOpen] = useState(false)
  const [files, setFiles] = useState(false)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex items-center gap-x-2">
          <Badge color={row.state === 'open' ? 'orange' : 'grey'}>{DIFFERENCE_KINDS[row.kind]}</Badge>
          <Text size="small" weight="plus">
            {LINE_KINDS[row.line_kind]} {row.reference}
          </Text>
          {row.order_id && (
            <a className="txt-small text-ui-fg-interactive" href={`/app/orders/${row.order_id}`}>
              打开订单
            </a>
          )}
        </span>
        <Text size="small" className="tabular-nums">
          本店 {yuanOrNone(row.here_fen)} · 渠道 {yuanOrNone(row.there_fen)}
        </Text>
      </div>
      {row.state === 'resolved' && <DecidedNote row={row} />}
      {files && <AttachedFiles path={`/reconciliation/differences/${row.id}`} right="ledger:decide" />}
      <div className="flex flex-wrap gap-2">
        {row.state === 'open' && !open && (
          <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
            处理
          </Button>
        )}
        {!files && (
          <Button size="small" variant="transparent" onClick={() => setFiles(true)}>
            附件
          </Button>
        )}
      </div>
      {row.state === 'open' && open && (
        <DecideForm path={`/reconciliation/differences/${row.id}/resolve`} {...choicesOf(row)} onDone={onDone} />
      )}
    </div>
  )
}
