/** 装箱发货: what is to be packed, told apart by what it still needs; found by what a buyer says or a parcel bears. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { TruckFast } from '@medusajs/icons'
import { Badge, Container, Heading, Input, toast } from '@medusajs/ui'
import { useDeferredValue, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import { Flags, type FlagsOf, useFlags } from '@shanzhen/order-notes/flags'
import type { OpenKind, OpenOrder, OpenOrders } from '../../../wire'
import { age } from '../../lib/today'

const KINDS: [OpenKind, string][] = [
  ['to_pack', '全部待装箱'],
  ['ready', '可以装箱'],
  ['to_inspect', '待出库检验'],
  ['held', '检验未通过'],
  ['stopped', '勿发'],
  ['late', '超过 48 小时'],
  ['to_ship', '已装箱待交运'],
]
const LOOKS: Record<OpenOrder['look'], [string, 'green' | 'orange' | 'red' | 'blue']> = {
  ready: ['可以装箱', 'green'],
  to_inspect: ['待出库检验', 'orange'],
  held: ['检验未通过', 'red'],
  stopped: ['勿发', 'red'],
  packed: ['待交运', 'blue'],
}

const columnsOf = (flagsOf: FlagsOf): Column<OpenOrder>[] => [
  {
    head: '订单',
    cell: ({ id, display_id }) => (
      <>
        <Link to={`/orders/${id}`} className="text-ui-fg-interactive inline-flex min-h-11 items-center">
          #{display_id}
        </Link>
        <Flags flags={flagsOf(id)} />
      </>
    ),
  },
  {
    head: '状态',
    cell: ({ look }) => (
      <Badge size="2xsmall" color={LOOKS[look][1]}>
        {LOOKS[look][0]}
      </Badge>
    ),
  },
  { head: '收货人', cell: ({ buyer, phone }) => [buyer, phone].filter(Boolean).join(' ') || '—' },
  { head: '件数', right: true, cell: ({ pieces }) => pieces },
  { head: '配送', cell: ({ way }) => way ?? '—' },
  { head: '寄往', cell: ({ place }) => place || '—' },
  { head: '等了', cell: ({ since }) => `${age(since)}（${shortMoment(String(since))} 起）` },
]

function OpenOrdersPage() {
  const [asked, setAsked] = useSearchParams()
  const kind = KINDS.find(([known]) => known === asked.get('kind'))?.[0] ?? 'to_pack'
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const path = `/today/orders?${new URLSearchParams({ kind, ...(q && { q }) })}`
  const { answer, setAnswer, fault } = useAnswer<OpenOrders>(path)
  const { flagsOf, fault: flagsFault } = useFlags(answer?.orders.map(({ id }) => id) ?? [])
  const more = async (after: string) => {
    try {
      const page = await api<OpenOrders>(`${path}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, orders: [...(known?.orders ?? []), ...page.orders] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Heading>装箱发货</Heading>
        <Views
          views={KINDS.map(([key, name]) => [key, `${name} ${answer?.counts[key] ?? ''}`] as const)}
          value={kind}
          onChange={(key) => setAsked({ kind: key }, { replace: true })}
          label="清单"
          inHead
        />
        <Input
          type="search"
          aria-label="在清单里找"
          placeholder="订单号、收货人、手机号或运单号"
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Fault text={fault ?? flagsFault} />
      <DeskTable
        rows={answer?.orders}
        columns={columnsOf(flagsOf)}
        keyOf={({ id }) => id}
        empty={q ? '这张清单里没有找到。' : '这里没有订单。'}
      />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '装箱发货', icon: TruckFast, nested: '/orders', rank: 0 })

export default OpenOrdersPage
