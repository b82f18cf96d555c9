/** 小店: who applied, who trades, who was stopped; what waits for staff first. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { BuildingStorefront } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { FindForm } from '@shanzhen/desk/find-form'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import type { ListedShop, ListedShops, ShopState } from '../../../wire'
import { COLORS, KINDS, STATES, TIERS } from '../../lib/words'

const SIZE = 50
const VIEWS = Object.keys(STATES) as ShopState[]
const COLUMNS: Column<ListedShop>[] = [
  {
    head: '店铺',
    cell: ({ id, name, legal_name }) => (
      <Link className="flex min-h-11 flex-col justify-center py-1 text-ui-fg-interactive" to={`/shops/${id}`}>
        {name}
        <span className="txt-compact-xsmall text-ui-fg-muted">{legal_name}</span>
      </Link>
    ),
  },
  {
    head: '状态',
    cell: ({ state }) => (
      <Badge size="2xsmall" color={COLORS[state]}>
        {STATES[state]}
      </Badge>
    ),
  },
  { head: '类型', cell: ({ kind }) => KINDS[kind] },
  { head: '等级', cell: ({ tier }) => TIERS[tier] },
  { head: '联系人', cell: ({ contact_name, contact_phone }) => `${contact_name} ${contact_phone}` },
  { head: '网址', cell: ({ handle }) => handle },
  { head: '最近变动', cell: ({ state_at }) => shortMoment(state_at) },
]

function ShopsPage() {
  const [asked, setAsked] = useSearchParams()
  const [page, setPage] = useState(1)
  const state = asked.get('state') ?? ''
  const q = asked.get('q') ?? ''
  const waits = asked.get('waits') ?? ''
  const query = new URLSearchParams({ state, q, waits, limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault } = useAnswer<ListedShops>(`/shops?${query}`)

  const show = (change: { state?: string; q?: string }) => {
    setPage(1)
    const next = { ...(state && { state }), ...(q && { q }), ...change }
    setAsked(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))
  }
  const counts = answer?.states ?? {}
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading>小店</Heading>
        <FindForm
          label="找小店"
          placeholder="店名、手机号或信用代码"
          asked={asked.get('q') ?? ''}
          onFind={(q) => show({ q })}
        />
      </div>
      <Views
        views={(['', ...VIEWS] as const).map(
          (key) => [key, key ? `${STATES[key]} ${counts[key] ?? 0}` : `全部 ${total}`] as const,
        )}
        value={state}
        onChange={(key) => show({ state: key })}
      />
      {waits && (
        <div className="flex flex-wrap items-center gap-3 px-6 py-3">
          <Text size="small">只看有新收款账户待确认的</Text>
          <Button size="small" variant="secondary" onClick={() => show({})}>
            看全部
          </Button>
        </div>
      )}
      <Fault text={fault} />
      <DeskTable
        rows={answer?.shops}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={q || state ? '没有找到这样的小店。' : '还没有小店。有人在店里的“开小店”申请后，会出现在这里。'}
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
    </Container>
  )
}

export const config = defineRouteConfig({ label: '小店', icon: BuildingStorefront, rank: 3 })

export default ShopsPage
