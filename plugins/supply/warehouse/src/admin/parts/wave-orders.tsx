import { Badge, Button, Container, Heading } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { WaveFile } from '../../wire'

type Order = WaveFile['orders'][number]
type Props = { orders: Order[]; open: boolean; onLeave: (order_id: string) => void }

const STATES: Record<Order['state'], [string, 'grey' | 'green' | 'orange']> = {
  open: ['待装', 'orange'],
  packed: ['已装', 'green'],
  out: ['移出', 'grey'],
}

export function WaveOrders({ orders, open, onLeave }: Props) {
  const columns: Column<Order>[] = [
    { head: '号', cell: ({ position }) => position },
    {
      head: '订单',
      cell: ({ order_id, display_id }) => (
        <Link to={`/orders/${order_id}`} className="inline-flex min-h-11 items-center text-ui-fg-interactive">
          #{display_id}
        </Link>
      ),
    },
    {
      head: '状态',
      cell: ({ state, reason }) => (
        <span className="inline-flex items-center gap-2">
          <Badge size="2xsmall" color={STATES[state][1]}>
            {STATES[state][0]}
          </Badge>
          {reason}
        </span>
      ),
    },
    { head: '运单号', cell: ({ tracking_number, number_fault }) => tracking_number ?? number_fault ?? '—' },
    {
      head: '',
      cell: ({ state, order_id, display_id }) =>
        open && state === 'open' ? (
          <Button
            size="small"
            variant="transparent"
            aria-label={`移出订单 ${display_id}`}
            onClick={() => onLeave(order_id)}
          >
            移出
          </Button>
        ) : null,
    },
  ]
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-4 py-4 md:px-6">
        订单
      </Heading>
      <DeskTable rows={orders} columns={columns} keyOf={({ order_id }) => order_id} empty="没有订单。" />
    </Container>
  )
}
