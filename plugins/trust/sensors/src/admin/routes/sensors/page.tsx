import { Badge, Button, Container, Heading } from '@medusajs/ui'
import { useState } from 'react'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { StaffAlarm, StaffSite } from '../../../wire'
import { siteKind } from '../../lib/sensors'
import { AlarmList } from './alarm-list'
import { SiteForm } from './site-form'
import { SitePanel } from './site-panel'

const COLUMNS: Column<StaffSite>[] = [
  { head: '名称', cell: ({ name }) => name },
  { head: '类型', cell: ({ kind }) => siteKind(kind) },
  { head: '位置', cell: ({ town, village }) => [town, village].filter(Boolean).join(' ') || '—' },
  { head: '设备', right: true, cell: ({ devices }) => devices.filter(({ revoked_at }) => !revoked_at).length },
  {
    head: '报警',
    cell: ({ open_alarms }) =>
      open_alarms ? (
        <Badge size="2xsmall" color="red">
          {open_alarms} 个未解除
        </Badge>
      ) : (
        '正常'
      ),
  },
  { head: '', cell: ({ is_demo }) => is_demo && <Badge size="2xsmall">演示数据</Badge> },
]

const ALARMS = 50

/** 监测点: where sensors stand, what is amiss now, and each site's devices and curves. */
function SensorsPage() {
  const { answer, fault, reload } = useAnswer<{ sites: StaffSite[] }>('/sensors/sites')
  const [page, setPage] = useState(1)
  const alarms = useAnswer<{ alarms: StaffAlarm[]; count: number }>(
    `/sensors/alarms?limit=${ALARMS}&offset=${(page - 1) * ALARMS}`,
  )
  const [openId, setOpenId] = useState<string | null>(null)
  const [editing, setEditing] = useState<StaffSite | 'new' | null>(null)

  const load = async () => void (await Promise.all([reload(), alarms.reload()]))
  const open = answer?.sites.find(({ id }) => id === openId)

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex items-center justify-between px-6 py-4">
          <Heading>监测点</Heading>
          <Button size="small" variant="secondary" onClick={() => setEditing('new')}>
            添加监测点
          </Button>
        </div>
        <Fault text={fault ?? alarms.fault} />
        <DeskTable
          rows={answer?.sites}
          columns={COLUMNS}
          keyOf={({ id }) => id}
          empty="还没有监测点。先添加蜂场、菇棚、果园或酒窖，再登记设备。"
          onOpen={({ id }) => setOpenId(id)}
          isOpen={({ id }) => id === openId}
        />
      </Container>
      {open && <SitePanel key={open.id} site={open} onEdit={() => setEditing(open)} onChanged={load} />}
      <AlarmList alarms={alarms.answer?.alarms ?? []}>
        <Pager page={page} count={alarms.answer?.count ?? 0} size={ALARMS} onPage={setPage} />
      </AlarmList>
      {editing && (
        <SiteForm site={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSaved={load} />
      )}
    </div>
  )
}

export default SensorsPage
