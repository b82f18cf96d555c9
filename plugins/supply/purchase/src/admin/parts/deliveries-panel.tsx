/** What a producer brought, lot by lot, at what price; a lot without a price is priced here, or priced anew. */
import { Badge, Button, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { shortMoment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Deliveries, Delivery } from '../../wire'
import { deliveryPrice, quantityWords } from '../lib/words'
import { PriceForm } from './price-form'

const SIZE = 20
const GONE = ['voided', 'rejected']
const STATES: Record<string, string> = { quarantine: '待检', rejected: '已拒收', voided: '已作废', recalled: '已召回' }

export function DeliveriesPanel({ producer_id, onChanged }: { producer_id: string; onChanged?: () => void }) {
  const [page, setPage] = useState(1)
  const path = `/purchase/deliveries?producer_id=${producer_id}&limit=${SIZE}&offset=${(page - 1) * SIZE}`
  const { answer, fault, reload } = useAnswer<Deliveries>(path)
  const [pricing, setPricing] = useState<Delivery | null>(null)

  const columns: Column<Delivery>[] = [
    {
      head: '批次',
      cell: ({ code, title, size }) => (
        <span className="flex flex-col py-2">
          {[title, size].filter(Boolean).join(' ')}
          <span className="txt-compact-xsmall text-ui-fg-muted">{code}</span>
        </span>
      ),
    },
    { head: '数量', right: true, cell: quantityWords },
    {
      head: '采购价',
      cell: (row) =>
        deliveryPrice(row) ??
        (GONE.includes(row.state) ? (
          ''
        ) : (
          <Badge size="2xsmall" color="orange">
            未定价
          </Badge>
        )),
    },
    { head: '金额', right: true, cell: ({ amount_fen }) => (amount_fen === null ? '' : yuan(amount_fen)) },
    { head: '净重', right: true, cell: ({ net_g }) => (net_g === null ? '' : `${net_g / 1000} 公斤`) },
    { head: '收货', cell: ({ received_at }) => shortMoment(received_at) },
    { head: '状态', cell: ({ state }) => STATES[state] ?? '' },
    {
      head: '',
      cell: (row) =>
        !GONE.includes(row.state) && (
          <Button size="small" variant="secondary" onClick={() => setPricing(row)}>
            {row.amount_fen === null ? '定价' : '改价'}
          </Button>
        ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        送货
      </Heading>
      <Fault text={fault} />
      <DeskTable
        rows={answer?.deliveries}
        columns={columns}
        keyOf={({ lot_id }) => lot_id}
        empty="还没有送货。收货登记后，批次会出现在这里。"
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      {pricing && (
        <PriceForm
          delivery={pricing}
          producer_id={producer_id}
          onClose={() => setPricing(null)}
          onSaved={async () => {
            await reload()
            onChanged?.()
          }}
        />
      )}
    </Container>
  )
}
