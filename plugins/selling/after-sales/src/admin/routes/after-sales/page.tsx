/** 售后: claims by state, newest first, and the one that is open. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowUturnLeft } from '@medusajs/icons'
import { Badge, Button, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Flags, type FlagsOf, useFlags } from '@shanzhen/order-notes/flags'
import type { ClaimOrder } from '../../../wire'
import { kindOf, type ListPage, REASON_NAMES, STATE_NAMES } from '../../lib/desk'
import { ClaimPanel } from './claim-panel'

const STATES = Object.keys(STATE_NAMES) as (keyof typeof STATE_NAMES)[]
const wanted = (name: 'id' | 'state') => new URLSearchParams(window.location.search).get(name)

type Request = ListPage['requests'][number]
/** The goods, the order and its buyer come first: that is what a caller says. */
function columnsOf(orders: ClaimOrder[], flagsOf: FlagsOf): Column<Request>[] {
  const whose = ({ order_id }: Request) => orders.find(({ id }) => id === order_id)
  return [
    { head: '申请', cell: ({ created_at }) => moment(created_at) },
    {
      head: '订单',
      cell: (request) => (
        <>
          #{whose(request)?.display_id ?? '—'}
          <Flags flags={flagsOf(request.order_id)} />
        </>
      ),
    },
    {
      head: '买家',
      cell: (request) => [whose(request)?.buyer, whose(request)?.phone].filter(Boolean).join(' ') || '—',
    },
    {
      head: '商品',
      wide: true,
      cell: ({ lines }) => lines.map(({ title, quantity }) => `${title} × ${quantity}`).join('，'),
    },
    { head: '原因', cell: (request) => `${kindOf(request)} · ${REASON_NAMES[request.reason]}` },
    { head: '状态', cell: ({ state }) => <Badge size="2xsmall">{STATE_NAMES[state]}</Badge> },
    {
      head: '金额',
      right: true,
      cell: ({ refund_fen, goods_fen, freight_fen }) => yuan(refund_fen ?? goods_fen + freight_fen),
    },
  ]
}

function AfterSalesPage() {
  const [state, setState] = useState<string>(() => wanted('state') ?? '')
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(() => wanted('id'))

  const { answer: list, fault, reload } = useAnswer<ListPage>(`/after-sales?page=${page}${state && `&state=${state}`}`)

  const { flagsOf, fault: flagsFault } = useFlags(list?.requests.map(({ order_id }) => order_id) ?? [])

  const choose = (next: string) => {
    setState(next)
    setPage(1)
  }

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Heading>售后</Heading>
          <div className="flex flex-wrap gap-2">
            <Button size="small" variant={state ? 'transparent' : 'secondary'} onClick={() => choose('')}>
              全部
            </Button>
            {STATES.map((code) => (
              <Button
                key={code}
                size="small"
                variant={state === code ? 'secondary' : 'transparent'}
                onClick={() => choose(code)}
              >
                {STATE_NAMES[code]} {list?.counts[code] ?? 0}
              </Button>
            ))}
          </div>
        </div>
        <Fault text={fault ?? flagsFault} />
        <DeskTable
          rows={list?.requests}
          columns={columnsOf(list?.orders ?? [], flagsOf)}
          keyOf={({ id }) => id}
          empty="这里没有售后申请。"
          onOpen={({ id }) => setOpen(id)}
          isOpen={({ id }) => id === open}
        />
        <Pager page={page} count={list?.count ?? 0} size={list?.page_size ?? 1} onPage={setPage} />
      </Container>
      {open && <ClaimPanel key={open} id={open} onChanged={() => void reload()} onClose={() => setOpen(null)} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '售后', icon: ArrowUturnLeft, nested: '/orders', rank: 1 })

export default AfterSalesPage
