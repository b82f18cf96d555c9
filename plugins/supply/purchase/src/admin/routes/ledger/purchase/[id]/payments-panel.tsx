/** Payments to one producer: drafted by one, confirmed by a second person. */
import { Badge, Button, Container, Heading, toast, usePrompt } from '@medusajs/ui'
import { ask, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import { useRights } from '@shanzhen/desk/use-rights'
import type { ProducerFile } from '../../../../../wire'

type Payment = ProducerFile['payments'][number]
type Props = { payments: Payment[] | undefined; onChanged: () => Promise<void> }

const STATES = { drafted: '待确认', confirmed: '已付', withdrawn: '已撤回' } as const

export function PaymentsPanel({ payments, onChanged }: Props) {
  const prompt = usePrompt()
  const may = useRights()('ledger:post')
  const decide = async (row: Payment, act: 'confirm' | 'withdraw') => {
    const sum = yuan(row.amount_fen)
    const title = act === 'confirm' ? `确认已付 ${sum}？` : `撤回这笔 ${sum} 的付款登记？`
    const description = `流水号 ${row.reference ?? ''}，${row.effective_on}，${row.drafter} 填写。${act === 'confirm' ? '确认后入账，不能再改。' : ''}`
    const confirmText = act === 'confirm' ? '确认已付' : '撤回'
    if (!(await prompt({ title, description, confirmText, cancelText: '先不' }))) return
    try {
      await ask(`/ledger/vouchers/${row.id}/${act}`, {})
      toast.success(act === 'confirm' ? '已入账' : '已撤回')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await onChanged()
  }
  const columns: Column<Payment>[] = [
    { head: '付款日', cell: ({ effective_on }) => effective_on },
    {
      head: '金额',
      right: true,
      cell: ({ kind, amount_fen }) => (kind === 'reversal' ? yuan(-amount_fen) : yuan(amount_fen)),
    },
    {
      head: '状态',
      cell: ({ state, reversed, kind }) => (
        <Badge size="2xsmall" color={state === 'drafted' ? 'orange' : state === 'confirmed' ? 'green' : 'grey'}>
          {reversed ? '已冲销' : kind === 'reversal' ? `冲销${STATES[state]}` : STATES[state]}
        </Badge>
      ),
    },
    { head: '流水号', cell: ({ reference }) => reference ?? '' },
    { head: '事由', wide: true, cell: ({ note }) => note },
    { head: '填写 / 确认', cell: ({ drafter, decider }) => [drafter, decider].filter(Boolean).join(' / ') },
    {
      head: '',
      cell: (row) =>
        row.state === 'drafted' &&
        may && (
          <div className="flex flex-col gap-1 sm:flex-row">
            {!row.own && (
              <Button size="small" onClick={() => void decide(row, 'confirm')}>
                确认
              </Button>
            )}
            <Button size="small" variant="secondary" onClick={() => void decide(row, 'withdraw')}>
              撤回
            </Button>
          </div>
        ),
    },
  ]
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        付款
      </Heading>
      <DeskTable rows={payments} columns={columns} keyOf={({ id }) => id} empty="还没有付款。" />
    </Container>
  )
}
