/** 未付款占用: who holds goods without having paid, until when, and letting them go. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Clock } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useState } from 'react'
import type { UnpaidHold } from '../../../types'

const PAGE = 50

function HoldsPage() {
  const [page, setPage] = useState(1)
  const { answer, fault, reload } = useAnswer<{ holds: UnpaidHold[]; count: number }>(
    `/checkout/holds?limit=${PAGE}&offset=${(page - 1) * PAGE}`,
  )
  const confirm = usePrompt()

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
    await reload()
  }
  const columns: Column<UnpaidHold>[] = [
    {
      head: '订单',
      cell: ({ order_id, display_id }) => (
        <a className="text-ui-fg-interactive" href={`/app/orders/${order_id}`}>
          #{display_id}
        </a>
      ),
    },
    {
      head: '买家',
      cell: ({ buyer, phone, guest }) => (
        <>
          {buyer} {phone} {guest && <Badge size="2xsmall">未登录</Badge>}
        </>
      ),
    },
    {
      head: '商品',
      wide: true,
      cell: ({ lines }) => lines.map(({ title, quantity }) => `${title} × ${quantity}`).join('，'),
    },
    { head: '件数', right: true, cell: ({ pieces }) => pieces },
    { head: '网络', cell: ({ network }) => network ?? '—' },
    { head: '到期', cell: ({ expires_at }) => shortMoment(expires_at) },
    {
      head: '',
      cell: (hold) => (
        <Button size="small" variant="secondary" onClick={() => void release(hold)}>
          释放
        </Button>
      ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-2 px-6 py-4">
        <div>
          <Heading>未付款占用</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            下了单还没付款的货，到时间自动放出来。
          </Text>
        </div>
        <Button size="small" variant="secondary" onClick={() => void reload()}>
          刷新
        </Button>
      </div>
      <Fault text={fault} />
      {!answer && !fault && <Text className="px-6 py-8 text-ui-fg-subtle">正在读取…</Text>}
      <DeskTable
        rows={answer?.holds}
        columns={columns}
        keyOf={({ order_id }) => order_id}
        empty="现在没有未付款的订单占着货。"
      />
      <Pager page={page} count={answer?.count ?? 0} size={PAGE} onPage={setPage} />
    </Container>
  )
}

export const config = defineRouteConfig({ label: '未付款占用', icon: Clock, nested: '/orders', rank: 2 })

export default HoldsPage
