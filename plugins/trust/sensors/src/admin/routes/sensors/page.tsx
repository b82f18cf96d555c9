import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ChartBar } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { type Alarm, type Site, siteKind } from '../../lib/sensors'
import { AlarmList } from './alarm-list'
import { SiteForm } from './site-form'
import { SitePanel } from './site-panel'

/** 监测点: where sensors stand, what is amiss now, and each site's devices and curves. */
function SensorsPage() {
  const [sites, setSites] = useState<Site[] | null>(null)
  const [alarms, setAlarms] = useState<Alarm[]>([])
  const [openId, setOpenId] = useState<string | null>(null)
  const [editing, setEditing] = useState<Site | 'new' | null>(null)

  const load = useCallback(async () => {
    try {
      const [list, told] = await Promise.all([
        api<{ sites: Site[] }>('/sensors/sites'),
        api<{ alarms: Alarm[] }>('/sensors/alarms'),
      ])
      setSites(list.sites)
      setAlarms(told.alarms)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])
  const open = sites?.find(({ id }) => id === openId)

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex items-center justify-between px-6 py-4">
          <Heading>监测点</Heading>
          <Button size="small" variant="secondary" onClick={() => setEditing('new')}>
            添加监测点
          </Button>
        </div>
        {sites?.length === 0 && (
          <Text className="px-6 py-8 text-ui-fg-subtle">还没有监测点。先添加蜂场、菇棚、果园或酒窖，再登记设备。</Text>
        )}
        {!!sites?.length && (
          <Table>
            <Table.Header>
              <Table.Row>
                {['名称', '类型', '位置', '设备', '报警'].map((head) => (
                  <Table.HeaderCell key={head}>{head}</Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {sites.map((site) => (
                <Table.Row key={site.id} className="cursor-pointer" onClick={() => setOpenId(site.id)}>
                  <Table.Cell>
                    <button type="button" className="text-ui-fg-interactive" aria-expanded={site.id === openId}>
                      {site.name}
                    </button>{' '}
                    {site.is_demo && <Badge size="2xsmall">演示数据</Badge>}
                  </Table.Cell>
                  <Table.Cell>{siteKind(site.kind)}</Table.Cell>
                  <Table.Cell>{[site.town, site.village].filter(Boolean).join(' ') || '—'}</Table.Cell>
                  <Table.Cell>{site.devices.filter(({ revoked_at }) => !revoked_at).length}</Table.Cell>
                  <Table.Cell>
                    {site.open_alarms ? (
                      <Badge size="2xsmall" color="red">
                        {site.open_alarms} 个未解除
                      </Badge>
                    ) : (
                      '正常'
                    )}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
      </Container>
      {open && <SitePanel key={open.id} site={open} onEdit={() => setEditing(open)} onChanged={load} />}
      <AlarmList alarms={alarms} />
      {editing && (
        <SiteForm site={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSaved={load} />
      )}
    </div>
  )
}

export const config = defineRouteConfig({ label: '监测点', icon: ChartBar })

export default SensorsPage
