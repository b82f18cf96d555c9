/** 未付款占用: who holds goods without having paid, until when, and letting them go. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Clock } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text, toast, usePrompt } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { useCallback, useEffect, useState } from 'react'
import type { UnpaidHold } from '../../../types'

function HoldsPage() {
  const [holds, setHolds] = useState<UnpaidHold[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const confirm = usePrompt()

  const load = useCallback(() => {
    api<{ holds: UnpaidHold[] }>('/checkout/holds')
      .then((answer) => {
        setHolds(answer.holds)
        setFault(null)
      })
      .catch((error: unknown) => setFault(messageOf(error)))
  }, [])
  useEffect(load, [load])

  const release = async ({ order_id, display_id }: UnpaidHold) => {
    const sure = await confirm({
      title: `释放订单 #${display_id} 占用的货？`,
      description: '订单会取消，货马上可以卖给别人。买家已经付了款的，订单照常保留。',
      confirmText: '释放',
      cancelText: '不释放',
    })
    if (!sure) return
    await api(`/checkout/holds/${order_id}/release`, 'POST')
      .then(() => toast.success('已释放'))
      .catch((error: unknown) => toast.error(messageOf(error)))
    load()
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-2 px-6 py-4">
        <div>
          <Heading>未付款占用</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            下了单还没付款的货，到时间自动放出来。
          </Text>
        </div>
        <Button size="small" variant="secondary" onClick={load}>
          刷新
        </Button>
      </div>
      {fault && <Text className="px-6 py-4 text-ui-fg-error">{fault}</Text>}
      {!holds && !fault && <Text className="px-6 py-8 text-ui-fg-subtle">正在读取…</Text>}
      {holds?.length === 0 && <Text className="px-6 py-8 text-ui-fg-subtle">现在没有未付款的订单占着货。</Text>}
      {!!holds?.length && (
        <div className="overflow-x-auto">
          <Table className="min-w-[44rem]">
            <Table.Header>
              <Table.Row>
                {['订单', '买家', '商品', '件数', '网络', '到期', ''].map((title) => (
                  <Table.HeaderCell key={title}>{title}</Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {holds.map((hold) => (
                <Table.Row key={hold.order_id}>
                  <Table.Cell>
                    <a className="text-ui-fg-interactive" href={`/app/orders/${hold.order_id}`}>
                      #{hold.display_id}
                    </a>
                  </Table.Cell>
                  <Table.Cell>
                    {hold.buyer} {hold.phone} {hold.guest && <Badge size="2xsmall">未登录</Badge>}
                  </Table.Cell>
                  <Table.Cell>
                    {hold.lines.map(({ title, quantity }) => `${title} × ${quantity}`).join('，')}
                  </Table.Cell>
                  <Table.Cell className="tabular-nums">{hold.pieces}</Table.Cell>
                  <Table.Cell className="tabular-nums">{hold.network ?? '—'}</Table.Cell>
                  <Table.Cell>{shortMoment(hold.expires_at)}</Table.Cell>
                  <Table.Cell>
                    <Button size="small" variant="secondary" onClick={() => void release(hold)}>
                      释放
                    </Button>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '未付款占用', icon: Clock })

export default HoldsPage
