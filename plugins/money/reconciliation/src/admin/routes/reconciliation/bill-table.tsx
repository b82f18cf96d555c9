/** The bills, newest day first: what the channel took, gave back and kept, and whether our books agree. */
import { Badge, Text } from '@medusajs/ui'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { BillRow, Channel } from '../../../wire'
import { BILL_STATES, momentOrNone, yuanOrNone } from '../../lib/desk'

type Props = { bills: BillRow[]; channels: Channel[]; open: BillRow | null; onOpen: (bill: BillRow | null) => void }

export function BillTable({ bills, channels, open, onOpen }: Props) {
  const nameOf = (key: string) => channels.find((channel) => channel.key === key)?.name ?? key
  const sum = (fen: number | null, count: number) => `${yuanOrNone(fen)}（${count}）`
  const columns: Column<BillRow>[] = [
    { head: '日期', cell: ({ bill_date }) => bill_date },
    { head: '渠道', cell: ({ channel }) => nameOf(channel) },
    { head: '收款', right: true, cell: ({ totals }) => sum(totals.payment_fen, totals.payment_count) },
    { head: '退款', right: true, cell: ({ totals }) => sum(totals.refund_fen, totals.refund_count) },
    { head: '手续费', right: true, cell: ({ totals }) => yuanOrNone(totals.fee_fen) },
    { head: '结果', wide: true, cell: (bill) => <Outcome bill={bill} /> },
  ]
  return (
    <DeskTable
      rows={bills}
      columns={columns}
      keyOf={({ id }) => id}
      empty="还没有账单。每天 10:30 会自动取前一天的账单，也可以在上面选一天现在就取。"
      onOpen={(bill) => onOpen(bill.id === open?.id ? null : bill)}
      isOpen={({ id }) => id === open?.id}
    />
  )
}

function Outcome({ bill }: { bill: BillRow }) {
  const { open_differences, differences } = bill.totals
  if (bill.state === 'failed') {
    return (
      <span className="flex flex-col">
        <Badge size="2xsmall" color="red" className="w-fit">
          {BILL_STATES.failed}
        </Badge>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {bill.failure} {bill.next_attempt_at && `下次重试 ${momentOrNone(bill.next_attempt_at)}`}
        </Text>
      </span>
    )
  }
  if (open_differences > 0) return <Badge color="orange">{`${open_differences} 处差异待处理`}</Badge>
  if (differences > 0) return <Badge color="green">{`${differences} 处差异已处理`}</Badge>
  return <Badge color={bill.state === 'matched' ? 'green' : 'grey'}>{BILL_STATES[bill.state]}</Badge>
}
