/** On an order's page: until when it waits for its money, the buyer's link, and money that staff take or hand back. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Button, Container, Copy, Heading, Input, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { fromField, METHOD_NAMES, type StaffView, toField } from '../lib/desk'
import { HandPayment } from '../lib/hand-payment'

type Answer = { checkout: StaffView }

function OrderPayment({ data: order }: DetailWidgetProps<AdminOrder>) {
  const [view, setView] = useState<StaffView | null>(null)
  const [until, setUntil] = useState('')
  const [busy, setBusy] = useState(false)
  const path = `/checkout/orders/${order.id}`

  const show = ({ checkout }: Answer) => {
    setView(checkout)
    if (checkout.expires_at) setUntil(toField(checkout.expires_at))
  }
  useEffect(() => {
    ask<Answer>(path)
      .then(show)
      .catch(() => setView(null))
  }, [path])

  const act = async (action: string, body: object, reload = false) => {
    setBusy(true)
    try {
      show(await ask<Answer>(`${path}/${action}`, body))
      // Medusa's own panels show the same money: they read it anew.
      if (reload) window.location.reload()
      else toast.success('已保存')
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  if (!view || (!view.due_fen && !view.hand_refunds.length)) return null
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        付款
      </Heading>
      {view.expires_at && (
        <div className="flex flex-col gap-3 px-6 py-4">
          <Text size="small">
            待收 {yuan(view.due_fen)}，付款期限 {moment(view.expires_at)}，过期自动取消
          </Text>
          <form
            className="flex items-center gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              void act('term', { pay_until: fromField(until) })
            }}
          >
            <Input
              type="datetime-local"
              aria-label="付款期限"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
            <Button size="small" variant="secondary" type="submit" disabled={busy || !until}>
              改期限
            </Button>
          </form>
        </div>
      )}
      {view.due_fen > 0 && (
        <div className="flex items-center gap-2 px-6 py-4">
          <Text size="small" className="min-w-0 flex-1 truncate">
            付款链接（发给买家）：{view.pay_link}
          </Text>
          <Copy content={view.pay_link} />
        </div>
      )}
      {view.due_fen > 0 && (
        <HandPayment due_fen={view.due_fen} busy={busy} onTake={(taken) => act('hand-payments', taken, true)} />
      )}
      {view.hand_refunds.map(({ refund_id, method, amount_fen, given }) => (
        <div key={refund_id} className="flex items-center justify-between gap-3 px-6 py-4">
          <Text size="small">
            {given ? '已退还' : '待退还'} {yuan(amount_fen)}（{METHOD_NAMES[method]}）
          </Text>
          {!given && (
            <Button
              size="small"
              variant="secondary"
              disabled={busy}
              onClick={() => act(`hand-refunds/${refund_id}`, {})}
            >
              已交还买家
            </Button>
          )}
        </div>
      ))}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.side.before' })

export default OrderPayment
