/** 素材: pictures, texts and short films that those who share may use, and whose they are. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, StatusBadge, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { StaffMaterials } from '../../../../wire'
import { MaterialForm } from '../../../parts/material-form'

type Row = StaffMaterials['materials'][number]
const PAGE = 20
const KINDS = { picture: '图片', text: '文字', film: '短视频' } as const
const STATES = { shown: ['可用', 'green'], expired: ['授权到期', 'orange'], withdrawn: ['已下架', 'grey'] } as const
const fileOf = ({ id }: Row) => `/admin/distribution/material/${id}/file`

function MaterialPage() {
  const [page, setPage] = useState(1)
  const path = `/distribution/material?limit=${PAGE}&offset=${(page - 1) * PAGE}`
  const { answer, fault, reload } = useAnswer<StaffMaterials>(path)
  const may = useRights()('distribution:material')
  const [adding, setAdding] = useState(false)
  const [taking, setTaking] = useState<Row | null>(null)

  const columns: Column<Row>[] = [
    {
      head: '素材',
      wide: true,
      cell: (row) => (
        <div className="flex items-start gap-3 py-1">
          {row.kind === 'picture' && <img src={fileOf(row)} alt="" className="size-14 shrink-0 rounded object-cover" />}
          <div className="min-w-0">
            {row.kind === 'text' ? (
              row.title
            ) : (
              <a className="text-ui-fg-interactive" href={fileOf(row)} target="_blank" rel="noreferrer">
                {row.title}
              </a>
            )}
            <span className="text-ui-fg-subtle line-clamp-2 block whitespace-normal">
              {KINDS[row.kind]}
              {row.of && ` · ${row.of}`}
              {row.words && ` · ${row.words}`}
            </span>
          </div>
        </div>
      ),
    },
    {
      head: '作者和授权',
      wide: true,
      cell: ({ maker, licence, rights_until }) => (
        <>
          {maker}
          <span className="text-ui-fg-subtle block whitespace-normal">
            {licence}，{rights_until ? `到 ${rights_until}` : '长期'}
          </span>
        </>
      ),
    },
    {
      head: '状态',
      cell: ({ state, withdraw_reason }) => (
        <>
          <StatusBadge color={STATES[state][1]}>{STATES[state][0]}</StatusBadge>
          {withdraw_reason && <span className="text-ui-fg-subtle block whitespace-normal">{withdraw_reason}</span>}
        </>
      ),
    },
    {
      head: '添加',
      cell: ({ added_by, created_at }) => (
        <>
          {answer?.names[added_by] ?? '—'}
          <span className="text-ui-fg-subtle block">{shortMoment(created_at)}</span>
        </>
      ),
    },
    ...(may
      ? [
          {
            head: '',
            cell: (row: Row) =>
              row.state !== 'withdrawn' && (
                <Button size="small" variant="secondary" onClick={() => setTaking(row)}>
                  下架
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading>素材</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            分销员在“素材”里看到可用的。授权到期的自动不显示；下架的不再显示，记录留着。
          </Text>
        </div>
        {may && answer && (
          <Button size="small" onClick={() => setAdding(true)}>
            添加素材
          </Button>
        )}
      </div>
      <Fault text={fault} />
      <DeskTable
        rows={answer?.materials}
        columns={columns}
        keyOf={({ id }) => id}
        empty="还没有素材。添加图片、文字或短视频后，分销员就能用。"
      />
      {answer && <Pager page={page} count={answer.count} size={PAGE} onPage={setPage} />}
      {adding && answer && <MaterialForm shelves={answer.shelves} onClose={() => setAdding(false)} onSaved={reload} />}
      {taking && <TakeDown row={taking} onClose={() => setTaking(null)} onSaved={reload} />}
    </Container>
  )
}

function TakeDown({ row, onClose, onSaved }: { row: Row; onClose: () => void; onSaved: () => Promise<void> }) {
  const [reason, setReason] = useState('')
  const send = async () => {
    if (!reason.trim()) return '请写明下架原因'
    await ask(`/distribution/material/${row.id}/withdraw`, { reason })
    toast.success('素材已下架')
    await onSaved()
  }
  return (
    <FormDrawer title={`下架“${row.title}”`} submit="下架" onClose={onClose} onSend={send}>
      <TextField label="下架原因" value={reason} onChange={setReason} />
      <Text size="small" className="text-ui-fg-subtle">
        下架后不能恢复；已经保存到手机里的收不回来。
      </Text>
    </FormDrawer>
  )
}

export const config = defineRouteConfig({ label: '素材', rank: 2 })

export default MaterialPage
