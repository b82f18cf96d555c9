/** 赔付归责: what went back for goods that were wrong, and who bears it. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowUturnLeft } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import { Views } from '@shanzhen/desk/views'
import type { BorneCase, CasePage } from '../../../../wire'
import { BEARERS, BearForm } from './bear-form'

const SIZE = 50
const VIEWS = [
  ['false', '未归责'],
  ['true', '已归责'],
] as const
const REASONS: Record<string, string> = {
  ...{ damaged: '破损', spoiled: '变质', not_as_described: '与描述不符', missing: '少件', not_received: '没收到' },
}

function CasesPage() {
  const [asked, setAsked] = useSearchParams()
  const [page, setPage] = useState(1)
  const [bearing, setBearing] = useState<BorneCase | null>(null)
  const decided = asked.get('decided') === 'true'
  const query = new URLSearchParams({
    ...{ decided: String(decided), limit: String(SIZE), offset: String((page - 1) * SIZE) },
  })
  const { answer, fault, reload } = useAnswer<CasePage>(`/settlement/cases?${query}`)
  const may = useRights()('settlement:act')
  const columns: Column<BorneCase>[] = [
    {
      head: '订单',
      cell: ({ order_id, number }) => (
        <Link className="text-ui-fg-interactive" to={`/orders/${order_id}`}>
          {number}
        </Link>
      ),
    },
    { head: '商品', wide: true, cell: ({ goods }) => goods.join('，') },
    { head: '原因', cell: ({ reason }) => REASONS[reason] ?? reason },
    { head: '申请', cell: ({ created_at }) => moment(String(created_at)) },
    { head: '赔付', right: true, cell: ({ refund_fen, resent }) => `${resent ? '补发 ' : '已退 '}${yuan(refund_fen)}` },
    {
      head: '承担',
      wide: true,
      cell: ({ shares }) =>
        shares.length
          ? shares.map(({ id, bearer, party, amount_fen, confirmed }) => (
              <span key={id} className="block">
                {BEARERS[bearer]} {party} {yuan(amount_fen)}{' '}
                {!confirmed && (
                  <Badge size="2xsmall" color="orange">
                    待确认
                  </Badge>
                )}
              </span>
            ))
          : '供应中心',
    },
    {
      head: '',
      cell: (row) =>
        may && row.shares.reduce((sum, { amount_fen }) => sum + amount_fen, 0) < row.refund_fen ? (
          <Button size="small" variant="secondary" onClick={() => setBearing(row)}>
            归责
          </Button>
        ) : null,
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>赔付归责</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          因质量、破损、少件退的款、补发的货先由供应中心承担；是承运方或生产者的责任，在这里登记，另一位同事确认凭证后入账。
        </Text>
      </div>
      <Views
        views={VIEWS}
        value={String(decided)}
        onChange={(view) => {
          setPage(1)
          setAsked(view === 'true' ? { decided: view } : {})
        }}
      />
      <Fault text={fault} />
      <DeskTable
        rows={answer?.cases}
        columns={columns}
        keyOf={({ id }) => id}
        empty={decided ? '还没有归责的赔付。' : '没有待归责的赔付。'}
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      {bearing && <BearForm of={bearing} onClose={() => setBearing(null)} onSaved={reload} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '赔付归责', icon: ArrowUturnLeft, rank: 4 })

export default CasesPage
