import { Container, Heading, Text } from '@medusajs/ui'
import { yuan } from '@shanzhen/desk/money'
import type { Figures } from '../../../wire'

/** Money that came in and went back, by Beijing's day and month. */
export function DayFigures({ today, month }: Figures) {
  return (
    <Container className="px-6 py-4">
      <Heading level="h2" className="mb-2">
        收款
      </Heading>
      <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
        <Sums name="今天" {...today} />
        <Sums name="本月" {...month} />
      </div>
    </Container>
  )
}

function Sums({ name, orders, paid_fen, refunds, refunded_fen }: Figures['today'] & { name: string }) {
  return (
    <div className="bg-ui-bg-subtle rounded-lg px-3 py-2">
      <Text size="small" className="text-ui-fg-subtle">
        {name}
      </Text>
      <span className="block text-2xl font-medium tabular-nums">{yuan(paid_fen)}</span>
      <Text size="small" className="text-ui-fg-subtle">
        {orders} 张订单付款 · 退款 {refunds} 笔 {yuan(refunded_fen)}
      </Text>
    </div>
  )
}
