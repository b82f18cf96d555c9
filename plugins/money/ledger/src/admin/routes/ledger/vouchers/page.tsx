/** 凭证: what finance enters by hand; one drafts, a second person confirms, then it stands in the book. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { DocumentText } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { VoucherPage, VoucherRow } from '../../../../wire'
import { kindName } from '../../../../words'
import { accountName, STATES } from '../../../lib/voucher-words'
import { ReverseForm } from './reverse-form'
import { VoucherForm } from './voucher-form'

const SIZE = 50

function VouchersPage() {
  const [page, setPage] = useState(1)
  const path = `/ledger/vouchers?limit=${SIZE}&offset=${(page - 1) * SIZE}`
  const { answer, fault, reload } = useAnswer<VoucherPage>(path)
  const [drafting, setDrafting] = useState(false)
  const [reversing, setReversing] = useState<VoucherRow | null>(null)
  const prompt = usePrompt()

  const decide = async (row: VoucherRow, act: 'confirm' | 'withdraw') => {
    const sides = `借 ${accountName(row.debit)}，贷 ${accountName(row.credit)}，${row.effective_on} 入账。`
    const sure = await prompt(
      act === 'confirm'
        ? {
            title: `确认 ${yuan(row.amount_fen)} 入账？`,
            description: `${sides}${row.note}。入账后不能改，只能另行冲销。`,
            ...{ confirmText: '确认入账', cancelText: '先不' },
          }
        : {
            title: '撤回这张凭证？',
            description: `${sides}撤回后不会入账。`,
            ...{ confirmText: '撤回', cancelText: '先不' },
          },
    )
    if (!sure) return
    try {
      await ask(`/ledger/vouchers/${row.id}/${act}`, {})
      toast.success(act === 'confirm' ? '已入账' : '已撤回')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await reload()
  }

  const columns: Column<VoucherRow>[] = [
    { head: '种类', cell: ({ kind }) => kindName(kind) },
    { head: '金额', right: true, cell: ({ amount_fen }) => yuan(amount_fen) },
    { head: '借方 / 贷方', wide: true, cell: (row) => <Sides row={row} /> },
    {
      head: '事由',
      wide: true,
      cell: ({ note, reference }) => [note, reference && `流水号 ${reference}`].filter(Boolean).join('；'),
    },
    { head: '入账日期', cell: ({ effective_on }) => effective_on },
    { head: '状态', cell: (row) => <State row={row} /> },
    { head: '填写', cell: ({ drafter }) => drafter },
    {
      head: '',
      cell: (row) => (
        <div className="flex flex-col gap-1 sm:flex-row">
          {row.state === 'drafted' && !row.own && (
            <Button size="small" onClick={() => void decide(row, 'confirm')}>
              确认入账
            </Button>
          )}
          {row.state === 'drafted' && (
            <Button size="small" variant="secondary" onClick={() => void decide(row, 'withdraw')}>
              撤回
            </Button>
          )}
          {row.state === 'confirmed' && row.kind !== 'reversal' && !row.reversed && (
            <Button size="small" variant="transparent" onClick={() => setReversing(row)}>
              冲销
            </Button>
          )}
        </div>
      ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading>记账凭证</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            一人填写，另一人确认后才入账；错了另行冲销。
          </Text>
        </div>
        <Button size="small" onClick={() => setDrafting(true)}>
          填写凭证
        </Button>
      </div>
      <Fault text={fault} />
      <DeskTable
        rows={answer?.vouchers}
        columns={columns}
        keyOf={({ id }) => id}
        empty="还没有凭证。渠道到账、付出的费用和更正，在这里填写。"
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      {drafting && <VoucherForm onClose={() => setDrafting(false)} onSaved={reload} />}
      {reversing?.transaction_id && (
        <ReverseForm
          transaction_id={reversing.transaction_id}
          what={`${kindName(reversing.kind)} ${yuan(reversing.amount_fen)}`}
          onClose={() => setReversing(null)}
          onSaved={reload}
        />
      )}
    </Container>
  )
}

const Sides = ({ row }: { row: VoucherRow }) => (
  <>
    借 {accountName(row.debit)}
    <br />贷 {accountName(row.credit)}
  </>
)

function State({ row }: { row: VoucherRow }) {
  const [word, color] = STATES[row.state]
  return (
    <span className="flex flex-col items-start gap-y-1">
      <Badge size="2xsmall" color={color}>
        {row.reversed ? '已冲销' : word}
      </Badge>
      {row.decider && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {row.decider}
        </Text>
      )}
    </span>
  )
}

export const config = defineRouteConfig({ label: '记账凭证', icon: DocumentText, rank: 2 })

export default VouchersPage
