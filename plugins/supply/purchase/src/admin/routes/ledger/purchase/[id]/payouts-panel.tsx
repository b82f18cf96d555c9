/** Payouts to one producer as they stand; they are looked at and let go under 打款. */
import { Container, Heading, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { shortMoment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { ProducerFile } from '../../../../../wire'
import { PAYOUT_STATES } from '../../../../lib/words'

type Payout = ProducerFile['payouts'][number]

export function PayoutsPanel({ payouts }: { payouts: Payout[] | undefined }) {
  if (!payouts?.length) return null
  const columns: Column<Payout>[] = [
    {
      head: '编号',
      cell: ({ number }) => (
        <Link to={`/ledger/payouts?q=${number}`} className="text-ui-fg-interactive">
          {number}
        </Link>
      ),
    },
    { head: '金额', right: true, cell: ({ amount_fen }) => yuan(amount_fen) },
    { head: '状态', cell: ({ state }) => PAYOUT_STATES[state] },
    { head: '账户', wide: true, cell: ({ bank, holder, number_end }) => `${bank} ${holder} 尾号 ${number_end}` },
    { head: '申请时间', cell: ({ asked_at }) => shortMoment(asked_at) },
    { head: '原因 / 流水号', wide: true, cell: ({ state_reason, reference }) => state_reason ?? reference ?? '' },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">打款</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          审核、复核、做打款文件和登记结果在“打款”里。
        </Text>
      </div>
      <DeskTable rows={payouts} columns={columns} keyOf={({ id }) => id} empty="还没有打款。" />
    </Container>
  )
}
