/** 小店对账单: closed each month or by hand, what shops say about them, and what staff answer. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { DocumentText } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import { Views } from '@shanzhen/desk/views'
import type { Statement, StatementPage } from '../../../../wire'
import { CloseForm } from './close-form'
import { StatementDrawer } from './statement-drawer'

const SIZE = 50
const STATES: Record<Statement['state'], [string, 'orange' | 'red' | 'green']> = {
  issued: ['待小店确认', 'orange'],
  disputed: ['有异议', 'red'],
  confirmed: ['已确认', 'green'],
}

const VIEWS = [['', '全部'], ...Object.entries(STATES).map(([key, [name]]) => [key, name] as const)] as const

function StatementsPage() {
  const [asked, setAsked] = useSearchParams()
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<string | null>(null)
  const may = useRights()('settlement:act')
  const [closing, setClosing] = useState(false)
  const state = asked.get('state') ?? ''
  const query = new URLSearchParams({ state, limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault, reload } = useAnswer<StatementPage>(`/settlement/statements?${query}`)
  const columns: Column<Statement>[] = [
    { head: '对账单', cell: ({ number }) => number },
    {
      head: '小店',
      wide: true,
      cell: ({ shop_id, shop_name }) => (
        <Link className="text-ui-fg-interactive" to={`/shops/${shop_id}`} onClick={(event) => event.stopPropagation()}>
          {shop_name}
        </Link>
      ),
    },
    { head: '截至', cell: ({ period_to }) => moment(String(period_to)) },
    { head: '笔数', right: true, cell: ({ line_count }) => line_count },
    { head: '期末余额', right: true, cell: ({ closing_fen }) => yuan(closing_fen) },
    {
      head: '状态',
      cell: ({ state: now }) => (
        <Badge size="2xsmall" color={STATES[now][1]}>
          {STATES[now][0]}
        </Badge>
      ),
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading>小店对账单</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            每月 1 日出上个月的；出账后不改，有不对的在下一张更正。
          </Text>
        </div>
        {may && (
          <Button size="small" variant="secondary" onClick={() => setClosing(true)}>
            现在出账
          </Button>
        )}
      </div>
      <Views
        views={VIEWS}
        value={state}
        onChange={(view) => {
          setPage(1)
          setAsked(view ? { state: view } : {})
        }}
      />
      <Fault text={fault} />
      <DeskTable
        rows={answer?.statements}
        columns={columns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => setOpen(id)}
        empty={state ? '没有这样的对账单。' : '还没有对账单。小店的预存款有变动后，每月 1 日出上个月的。'}
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      {closing && <CloseForm onClose={() => setClosing(false)} onSaved={reload} />}
      {open && <StatementDrawer id={open} onClose={() => setOpen(null)} onChanged={reload} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '对账单', icon: DocumentText, rank: 3 })

export default StatementsPage
