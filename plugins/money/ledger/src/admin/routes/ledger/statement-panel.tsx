/** One account's statement: a period, its lines with the running balance, each opened down to its order. */
import { Button, Container, Heading, Input, Label, Text } from '@medusajs/ui'
import { useState } from 'react'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { AccountRow, StatementLine, StatementPage } from '../../../wire'
import { kindName, ownerName } from '../../../words'
import { TransactionRow } from './transaction-row'

const COLUMNS: Column<StatementLine>[] = [
  { head: '种类', cell: ({ kind }) => kindName(kind) },
  { head: '时间', cell: ({ effective_at }) => moment(effective_at) },
  { head: '金额', right: true, cell: ({ amount_fen }) => yuan(amount_fen) },
  { head: '余额', right: true, cell: ({ balance_fen }) => yuan(balance_fen) },
]

export function StatementPanel({ account }: { account: AccountRow }) {
  const [period, setPeriod] = useState({ from: '', to: '' })
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<number | null>(null)
  const filled = Object.entries(period).filter(([, day]) => day)
  const query = new URLSearchParams([...filled, ['page', String(page)]]).toString()
  const file = (format: string) =>
    `/admin/ledger/accounts/${account.id}/statement?${new URLSearchParams([...filled, ['format', format]])}`

  const { answer: shown, fault } = useAnswer<StatementPage>(`/ledger/accounts/${account.id}/statement?${query}`)

  const choose = (side: 'from' | 'to', day: string) => {
    setPeriod({ ...period, [side]: day })
    setPage(1)
  }
  const statement = shown?.statement

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <Heading level="h2">
          {kindName(account.kind)} · {account.owner_name ?? ownerName(account.owner_id)}
        </Heading>
        <div className="flex flex-wrap items-end gap-3">
          {(['from', 'to'] as const).map((side) => (
            <div key={side} className="flex flex-col gap-y-1">
              <Label size="small" htmlFor={`ledger-${side}`}>
                {side === 'from' ? '从' : '到'}
              </Label>
              <Input
                id={`ledger-${side}`}
                size="small"
                type="date"
                value={period[side]}
                onChange={(event) => choose(side, event.target.value)}
              />
            </div>
          ))}
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button key={format} size="small" variant="secondary" asChild>
              <a href={file(format)} download>
                导出 {format === 'csv' ? 'CSV' : 'Excel'}
              </a>
            </Button>
          ))}
        </div>
      </div>
      <Fault text={fault} />
      {statement && (
        <Text size="small" className="px-6 py-3 tabular-nums text-ui-fg-subtle">
          期初 {yuan(statement.opening_fen)} · 期末 {yuan(statement.closing_fen)} · 共 {statement.count} 笔
        </Text>
      )}
      <DeskTable
        rows={statement?.lines}
        columns={COLUMNS}
        keyOf={({ entry_id }) => String(entry_id)}
        empty="这段时间没有分录。"
        onOpen={({ entry_id }) => setOpen(open === entry_id ? null : entry_id)}
        isOpen={({ entry_id }) => entry_id === open}
        below={({ transaction_id }) => <TransactionRow id={transaction_id} />}
      />
      <Pager page={page} count={statement?.count ?? 0} size={shown?.page_lines ?? 1} onPage={setPage} />
    </Container>
  )
}
