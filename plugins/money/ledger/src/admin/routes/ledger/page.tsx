/** 账本: all accounts with their balances, whether the book is in balance, and each account's statement. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { BookOpen } from '@medusajs/icons'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { AccountRow, Book } from '../../../wire'
import { kindName, ownerName, stageName } from '../../../words'
import { StatementPanel } from './statement-panel'

const COLUMNS: Column<AccountRow>[] = [
  { head: '科目', cell: ({ kind }) => kindName(kind) },
  { head: '属于', cell: ({ owner_id, owner_name }) => owner_name ?? ownerName(owner_id) },
  {
    head: '状态',
    cell: ({ stage }) => (
      <Badge size="2xsmall" color={stage === 'pending' ? 'orange' : 'grey'}>
        {stageName(stage)}
      </Badge>
    ),
  },
  { head: '分录数', right: true, cell: ({ entry_count }) => entry_count },
  { head: '余额', right: true, cell: ({ balance_fen }) => yuan(balance_fen) },
]

const SIZE = 50

function LedgerPage() {
  const [page, setPage] = useState(1)
  const { answer: book, fault } = useAnswer<Book>(`/ledger/accounts?limit=${SIZE}&offset=${(page - 1) * SIZE}`)
  const [open, setOpen] = useState<AccountRow | null>(null)

  const sum = (side: 'debit_fen' | 'credit_fen') =>
    (book?.trial_balance ?? []).reduce((total, line) => total + line[side], 0)

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <Heading>账本</Heading>
          {book && book.accounts.length > 0 && (
            <Text size="small" className="flex items-center gap-x-2 tabular-nums">
              借方 {yuan(sum('debit_fen'))} · 贷方 {yuan(sum('credit_fen'))}
              {sum('debit_fen') === sum('credit_fen') ? (
                <Badge color="green">借贷相等</Badge>
              ) : (
                <Badge color="red">不平</Badge>
              )}
            </Text>
          )}
        </div>
        <Fault text={fault} />
        <DeskTable
          rows={book?.accounts}
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty="还没有分录。第一笔订单付款后，这里会记下每一分钱。"
          onOpen={setOpen}
          isOpen={({ id }) => id === open?.id}
        />
        <Pager page={page} count={book?.count ?? 0} size={SIZE} onPage={setPage} />
      </Container>
      {open && <StatementPanel key={open.id} account={open} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '账本与对账', icon: BookOpen, rank: 4 })

export default LedgerPage
