/** The orders behind a number of 今天, the longest waiting first. */
import { Button, Container, Heading, toast } from '@medusajs/ui'
import { Link, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { OpenOrder, OpenOrders } from '../../../../wire'
import { age } from '../../../lib/today'

const KINDS = [
  ['to_pack', '待装箱'],
  ['late', '超过 48 小时'],
  ['to_ship', '待交运'],
] as const

const COLUMNS: Column<OpenOrder>[] = [
  {
    head: '订单',
    cell: ({ id, display_id }) => (
      <Link to={`/orders/${id}`} className="text-ui-fg-interactive inline-flex min-h-11 items-center">
        #{display_id}
      </Link>
    ),
  },
  { head: '等了', cell: ({ since }) => `${age(since)}（${shortMoment(String(since))} 起）` },
  { head: '件数', right: true, cell: ({ pieces }) => pieces },
  { head: '收货人', cell: ({ buyer }) => buyer ?? '—' },
  { head: '寄往', cell: ({ place }) => place || '—' },
]

function OpenOrdersPage() {
  const [asked, setAsked] = useSearchParams()
  const kind = KINDS.find(([known]) => known === asked.get('kind'))?.[0] ?? 'to_pack'
  const { answer, setAnswer, fault } = useAnswer<OpenOrders>(`/today/orders?kind=${kind}`)
  const more = async (after: string) => {
    try {
      const page = await api<OpenOrders>(`/today/orders?kind=${kind}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, orders: [...(known?.orders ?? []), ...page.orders] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Heading>等着发货的订单</Heading>
        <div className="flex flex-wrap gap-2" role="group" aria-label="清单">
          {KINDS.map(([key, name]) => (
            <Button
              key={key}
              size="small"
              variant={key === kind ? 'secondary' : 'transparent'}
              aria-pressed={key === kind}
              onClick={() => setAsked({ kind: key }, { replace: true })}
            >
              {name}
            </Button>
          ))}
        </div>
      </div>
      <Fault text={fault} />
      <DeskTable rows={answer?.orders} columns={COLUMNS} keyOf={({ id }) => id} empty="这里没有订单。" />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

export default OpenOrdersPage
