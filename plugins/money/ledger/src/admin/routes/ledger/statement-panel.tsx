/** One account's statement: a period, its lines with the running balance, each opened down to its order. */
import { Button, Container, Heading, Input, Label, Table, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type AccountRow, kindName, ownerName, type StatementPage } from '../../lib/book'
import { TransactionRow } from './transaction-row'

export function StatementPanel({ account }: { account: AccountRow }) {
  const [period, setPeriod] = useState({ from: '', to: '' })
  const [page, setPage] = useState(1)
  const [shown, setShown] = useState<StatementPage | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [open, setOpen] = useState<number | null>(null)
  const filled = Object.entries(period).filter(([, day]) => day)
  const query = new URLSearchParams([...filled, ['page', String(page)]]).toString()
  const file = (format: string) =>
    `/admin/ledger/accounts/${account.id}/statement?${new URLSearchParams([...filled, ['format', format]])}`

  useEffect(() => {
    ask<StatementPage>(`/ledger/accounts/${account.id}/statement?${query}`)
      .then((answer) => {
        setShown(answer)
        setFault(null)
      })
      .catch((error) => setFault(messageOf(error)))
  }, [account.id, query])

  const choose = (side: 'from' | 'to', day: string) => {
    setPeriod({ ...period, [side]: day })
    setPage(1)
  }
  const statement = shown?.statement
  const pages = Math.max(1, Math.ceil((statement?.count ?? 0) / (shown?.page_lines ?? 1)))

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <Heading level="h2">
          {kindName(account.kind)} · {ownerName(account.owner_id)}
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
      {fault && <Text className="px-6 py-4 text-ui-fg-error">{fault}</Text>}
      {statement && (
        <Text size="small" className="px-6 py-3 tabular-nums text-ui-fg-subtle">
          期初 {yuan(statement.opening_fen)} · 期末 {yuan(statement.closing_fen)} · 共 {statement.count} 笔
        </Text>
      )}
      {statement?.count === 0 && <Text className="px-6 py-8 text-ui-fg-subtle">这段时间没有分录。</Text>}
      {!!statement?.lines.length && (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>时间</Table.HeaderCell>
              <Table.HeaderCell>种类</Table.HeaderCell>
              <Table.HeaderCell className="text-right">金额</Table.HeaderCell>
              <Table.HeaderCell className="text-right">余额</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {statement.lines.flatMap((line) => [
              <Table.Row key={line.entry_id} className="cursor-pointer">
                <Table.Cell>{moment(line.effective_at)}</Table.Cell>
                <Table.Cell>
                  <button
                    type="button"
                    className="text-ui-fg-interactive"
                    aria-expanded={open === line.entry_id}
                    onClick={() => setOpen(open === line.entry_id ? null : line.entry_id)}
                  >
                    {kindName(line.kind)}
                  </button>
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">{yuan(line.amount_fen)}</Table.Cell>
                <Table.Cell className="text-right tabular-nums">{yuan(line.balance_fen)}</Table.Cell>
              </Table.Row>,
              ...(open === line.entry_id
                ? [<TransactionRow key={`${line.entry_id}-open`} id={line.transaction_id} />]
                : []),
            ])}
          </Table.Body>
        </Table>
      )}
      {pages > 1 && (
        <div className="flex items-center justify-end gap-3 px-6 py-3">
          <Button size="small" variant="secondary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            上一页
          </Button>
          <Text size="small">
            {page} / {pages}
          </Text>
          <Button size="small" variant="secondary" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            下一页
          </Button>
        </div>
      )}
    </Container>
  )
}
