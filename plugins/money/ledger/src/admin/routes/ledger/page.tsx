/** 账本: all accounts with their balances, whether the book is in balance, and each account's statement. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { BookOpen } from '@medusajs/icons'
import { Badge, Container, Heading, Table, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import { type AccountRow, type Book, kindName, ownerName, stageName } from '../../lib/book'
import { StatementPanel } from './statement-panel'

function LedgerPage() {
  const [book, setBook] = useState<Book | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [open, setOpen] = useState<AccountRow | null>(null)

  useEffect(() => {
    ask<Book>('/ledger/accounts')
      .then(setBook)
      .catch((error) => setFault(messageOf(error)))
  }, [])

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
        {fault && <Text className="px-6 py-4 text-ui-fg-error">{fault}</Text>}
        {book?.accounts.length === 0 && (
          <Text className="px-6 py-8 text-ui-fg-subtle">还没有分录。第一笔订单付款后，这里会记下每一分钱。</Text>
        )}
        {!!book?.accounts.length && (
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>科目</Table.HeaderCell>
                <Table.HeaderCell>属于</Table.HeaderCell>
                <Table.HeaderCell>状态</Table.HeaderCell>
                <Table.HeaderCell className="text-right">分录数</Table.HeaderCell>
                <Table.HeaderCell className="text-right">余额</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {book.accounts.map((account) => (
                <Table.Row key={account.id} className="cursor-pointer" onClick={() => setOpen(account)}>
                  <Table.Cell>
                    <button type="button" className="text-ui-fg-interactive" onClick={() => setOpen(account)}>
                      {kindName(account.kind)}
                    </button>
                  </Table.Cell>
                  <Table.Cell>{ownerName(account.owner_id)}</Table.Cell>
                  <Table.Cell>
                    <Badge size="2xsmall" color={account.stage === 'pending' ? 'orange' : 'grey'}>
                      {stageName(account.stage)}
                    </Badge>
                  </Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{account.entry_count}</Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{yuan(account.balance_fen)}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
      </Container>
      {open && <StatementPanel key={open.id} account={open} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '账本', icon: BookOpen })

export default LedgerPage
