/** 分销员: who applied, who shares, who was stopped; what waits for staff first. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Share } from '@medusajs/icons'
import { Badge, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { FindForm } from '@shanzhen/desk/find-form'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import { Views } from '@shanzhen/desk/views'
import type { DistributorState, ListedDistributor, ListedDistributors } from '../../../wire'
import { COLORS, STATES } from '../../lib/words'

const SIZE = 50
const VIEWS = Object.keys(STATES) as DistributorState[]
/** @param opens whether who looks may read a distributor's file, with their real name */
const columnsFor = (opens: boolean): Column<ListedDistributor>[] => [
  {
    head: '分销员',
    cell: ({ id, shown_name, village }) => (
      <div className="flex min-h-11 flex-col justify-center py-1">
        {opens ? (
          <Link className="text-ui-fg-interactive" to={`/distributors/${id}`}>
            {shown_name}
          </Link>
        ) : (
          shown_name
        )}
        <span className="txt-compact-xsmall text-ui-fg-muted">{village}</span>
      </div>
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
  { head: '推荐码', cell: ({ code }) => code },
  { head: '分组', cell: ({ group_name }) => group_name ?? '' },
  { head: '申请', cell: ({ created_at }) => shortMoment(created_at) },
  { head: '最近变动', cell: ({ state_at }) => shortMoment(state_at) },
]

function DistributorsPage() {
  const [asked, setAsked] = useSearchParams()
  const may = useRights()
  const [page, setPage] = useState(1)
  const [state, q] = [asked.get('state') ?? '', asked.get('q') ?? '']
  const query = new URLSearchParams({ state, q, limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault } = useAnswer<ListedDistributors>(`/distributors?${query}`)
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
        <Heading>分销员</Heading>
        <FindForm
          label="找分销员"
          placeholder="显示名、村名或推荐码"
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
      <Fault text={fault} />
      <DeskTable
        rows={answer?.distributors}
        columns={columnsFor(may('distribution:decide'))}
        keyOf={({ id }) => id}
        empty={q || state ? '没有找到这样的分销员。' : '还没有分销员。有人在店里的“分享山货”申请后，会出现在这里。'}
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
    </Container>
  )
}

export const config = defineRouteConfig({ label: '分销员', icon: Share, rank: 4 })

export default DistributorsPage
