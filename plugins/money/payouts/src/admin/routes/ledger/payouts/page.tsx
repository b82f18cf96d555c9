/** 打款: who wants their money; one looks, a second person lets go, then the bank's file and its answer, or WeChat. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowUpRightOnBox } from '@medusajs/icons'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { shortMoment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { FindForm } from '@shanzhen/desk/find-form'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import type { Payout, PayoutPage } from '../../../../wire'
import { outOfBank, STATES, TRANSFER_STATES, VIEWS } from '../../../lib/words'
import { BatchesPanel } from './batches-panel'
import { PayoutActs } from './payout-acts'
import { PayoutDrawer } from './payout-drawer'

const SIZE = 50

function PayoutsPage() {
  const [asked, setAsked] = useSearchParams()
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(null)
  const [state, q] = [asked.get('state') ?? '', asked.get('q') ?? '']
  const query = new URLSearchParams({ state, q, limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault, reload } = useAnswer<PayoutPage>(`/payouts?${query}`)

  const show = (change: { state?: string; q?: string }) => {
    setPage(1)
    const next = { ...(state && { state }), ...(q && { q }), ...change }
    setAsked(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))
  }

  const columns: Column<Payout>[] = [
    { head: '编号', cell: ({ number }) => number },
    {
      head: '收款人',
      wide: true,
      cell: ({ payee_name, asked_at }) => (
        <>
          {payee_name}
          <Text size="xsmall" className="text-ui-fg-subtle">
            {shortMoment(asked_at)} 申请
          </Text>
        </>
      ),
    },
    { head: '金额', right: true, cell: ({ amount_fen }) => yuan(amount_fen) },
    {
      head: '收款账户',
      wide: true,
      cell: ({ bank, holder, number_end }) => `${bank} ${holder} 尾号 ${number_end}`,
    },
    {
      head: '方式',
      cell: (row) => (outOfBank(row) ? '微信转账' : '银行'),
    },
    { head: '状态', cell: (row) => <StateCell row={row} /> },
    { head: '', cell: (row) => <PayoutActs row={row} onChanged={reload} /> },
  ]
  return (
    <>
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>打款</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              一人审核，另一人复核。银行的做成打款文件，再由没有做文件的同事登记结果；微信转账复核后就发出，结果由微信告知。
            </Text>
          </div>
          <FindForm
            label="找打款"
            placeholder="编号、收款人或流水号"
            asked={asked.get('q') ?? ''}
            onFind={(q) => show({ q })}
          />
        </div>
        <Views
          views={['', ...VIEWS].map(
            (view) =>
              [
                view,
                [view ? STATES[view as Payout['state']][0] : '全部', answer?.waiting[view]].filter(Boolean).join(' '),
              ] as const,
          )}
          value={state}
          onChange={(view) => show({ state: view })}
        />
        <Fault text={fault} />
        <DeskTable
          rows={answer?.payouts}
          columns={columns}
          keyOf={({ id }) => id}
          onOpen={({ id }) => setOpen(id)}
          empty={
            state || q ? '没有这样的打款。' : '还没有打款申请。小店、分销员申请提现，或给生产者付款后，会出现在这里。'
          }
        />
        <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      </Container>
      <BatchesPanel approved={answer?.waiting.approved ?? 0} onChanged={reload} />
      {open && <PayoutDrawer id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function StateCell({ row }: { row: Payout }) {
  const [word, color] = STATES[row.state]
  return (
    <span className="flex max-w-36 min-w-28 flex-col items-start gap-y-1 py-2 whitespace-normal">
      <Badge size="2xsmall" color={color}>
        {word}
      </Badge>
      {row.held && (
        <Badge size="2xsmall" color="orange">
          核查中
        </Badge>
      )}
      {row.state !== 'asked' && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {row.state_by}
        </Text>
      )}
      {row.state_reason && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {row.state_reason}
        </Text>
      )}
      {row.state === 'sent' && row.transfer && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {[TRANSFER_STATES[row.transfer.state], row.transfer.reason].filter(Boolean).join('：')}
        </Text>
      )}
    </span>
  )
}

export const config = defineRouteConfig({ label: '打款', icon: ArrowUpRightOnBox, rank: 3 })

export default PayoutsPage
