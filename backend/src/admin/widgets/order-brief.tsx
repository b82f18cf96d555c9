/** Before all else on an order's page: what its buyer wrote, how it goes and where to, the lots to take from the shelf. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { OrderBrief } from '../../wire'

const OrderBriefWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => {
  const { answer, fault } = useAnswer<OrderBrief>(`/orders/${order.id}/brief`)
  if (fault) return <Fault text={fault} />
  if (!answer) return null
  const { note, way, pickup, place, who, lines } = answer
  return (
    // Medusa lays what comes before a page's parts below them.
    <Container className="flex flex-col gap-y-3 px-6 py-4" style={{ order: -2 }} data-order-brief>
      <div className="flex flex-wrap items-center gap-2">
        <Heading level="h2">配送</Heading>
        <Badge size="small" color={pickup ? 'purple' : 'blue'}>
          {way ?? '没有选配送方式'}
        </Badge>
      </div>
      <Text size="small">
        {pickup ? '买家来取：' : ''}
        {[place, who].filter(Boolean).join('　') || '没有地址'}
      </Text>
      {note && (
        <Text size="small" className="bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-md px-3 py-2">
          买家留言：{note}
        </Text>
      )}
      {lines.length > 0 && (
        <ul aria-label="要取的货" className="flex flex-col gap-y-1">
          {lines.map(({ line_item_id, title, pieces, lots, short }) => (
            <li key={line_item_id} className="txt-compact-small flex flex-wrap gap-x-2">
              <span>
                {title} × {pieces}
              </span>
              {lots.map(({ id, code, quantity }) => (
                <Link key={id} to={`/lots/${id}`} className="text-ui-fg-interactive font-mono">
                  {code} × {quantity}
                </Link>
              ))}
              {short > 0 && <span className="text-ui-fg-error">已放行的批次还缺 {short} 件</span>}
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.before' })

export default OrderBriefWidget
