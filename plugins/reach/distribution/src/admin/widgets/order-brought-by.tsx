/** By whose doing an order is, beside it: which click, when and why. Nothing where nobody brought it. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { OrderReceipt } from '../../wire'
import { receiptWords, VOIDS } from '../lib/words'

const OrderBroughtBy = ({ data }: DetailWidgetProps<AdminOrder>) => {
  const { answer } = useAnswer<OrderReceipt>(`/distribution/orders/${data.id}`)
  const may = useRights()
  const [receipt, whose] = [answer?.receipt, answer?.distributor]
  if (!receipt || !whose) return null
  return (
    <Container className="divide-y p-0" data-brought-by>
      <Heading level="h2" className="px-6 py-4">
        谁带来的
      </Heading>
      <div className="flex flex-col gap-y-1 px-6 py-4">
        {may('distribution:decide') ? (
          <Link className="text-ui-fg-interactive" to={`/distributors/${whose.id}`}>
            {whose.shown_name}（{whose.code}）
          </Link>
        ) : (
          <Text size="small">
            {whose.shown_name}（{whose.code}）
          </Text>
        )}
        <Text size="small">{receiptWords(receipt, moment)}</Text>
        {receipt.void_reason && (
          <Badge size="2xsmall" color="orange" className="w-fit">
            不计佣金：{VOIDS[receipt.void_reason] ?? receipt.void_reason}
          </Badge>
        )}
      </div>
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.side.after' })

export default OrderBroughtBy
