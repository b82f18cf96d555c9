/** The bills, newest day first: what the channel took, gave back and kept, and whether our books agree. */
import { Badge, Table, Text } from '@medusajs/ui'
import { BILL_STATES, type BillRow, type Channel, momentOrNone, yuanOrNone } from '../../lib/desk'

type Props = { bills: BillRow[]; channels: Channel[]; open: BillRow | null; onOpen: (bill: BillRow | null) => void }

export function BillTable({ bills, channels, open, onOpen }: Props) {
  const nameOf = (key: string) => channels.find((channel) => channel.key === key)?.name ?? key
  if (!bills.length) {
    return (
      <Text className="px-6 py-8 text-ui-fg-subtle">
        还没有账单。每天 10:30 会自动取前一天的账单，也可以在上面选一天现在就取。
      </Text>
    )
  }
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>日期</Table.HeaderCell>
            <Table.HeaderCell>渠道</Table.HeaderCell>
            <Table.HeaderCell className="text-right">收款</Table.HeaderCell>
            <Table.HeaderCell className="text-right">退款</Table.HeaderCell>
            <Table.HeaderCell className="text-right">手续费</Table.HeaderCell>
            <Table.HeaderCell>结果</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {bills.map((bill) => (
            <Table.Row key={bill.id} className={bill.id === open?.id ? 'bg-ui-bg-subtle' : undefined}>
              <Table.Cell>
                <button
                  type="button"
                  className="text-ui-fg-interactive"
                  aria-expanded={bill.id === open?.id}
                  onClick={() => onOpen(bill.id === open?.id ? null : bill)}
                >
                  {bill.bill_date}
                </button>
              </Table.Cell>
              <Table.Cell>{nameOf(bill.channel)}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">
                {yuanOrNone(bill.totals.payment_fen)}（{bill.totals.payment_count}）
              </Table.Cell>
              <Table.Cell className="text-right tabular-nums">
                {yuanOrNone(bill.totals.refund_fen)}（{bill.totals.refund_count}）
              </Table.Cell>
              <Table.Cell className="text-right tabular-nums">{yuanOrNone(bill.totals.fee_fen)}</Table.Cell>
              <Table.Cell>
                <Outcome bill={bill} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
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
