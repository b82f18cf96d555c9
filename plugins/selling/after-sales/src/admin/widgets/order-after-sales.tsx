/** On an order's page: the claims of this order, and the way to them. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import type { AfterSaleView } from '../../types'
import { ask } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { kindOf, type ListPage, STATE_NAMES } from '../lib/desk'

function OrderAfterSales({ data: order }: DetailWidgetProps<AdminOrder>) {
  const [requests, setRequests] = useState<AfterSaleView[]>([])
  useEffect(() => {
    ask<ListPage>(`/after-sales?order_id=${order.id}`)
      .then((answer) => setRequests(answer.requests))
      .catch(() => setRequests([]))
  }, [order.id])
  if (!requests.length) return null
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        售后
      </Heading>
      {requests.map((request) => (
        <a
          key={request.id}
          href={`/app/after-sales?id=${request.id}`}
          className="flex items-center justify-between gap-3 px-6 py-3"
        >
          <Text size="small">
            {moment(request.created_at)} · {kindOf(request)}{' '}
            {yuan(request.refund_fen ?? request.goods_fen + request.freight_fen)}
          </Text>
          <Badge size="2xsmall">{STATE_NAMES[request.state]}</Badge>
        </a>
      ))}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.side' })

export default OrderAfterSales
