import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import type { StaffDevice, StaffSite } from '../../../wire'
import { DeviceForm } from './device-form'
import { SiteCurves } from './site-curves'

/** One site, opened: its devices, and what they measured. */
type Props = { site: StaffSite; onEdit: () => void; onChanged: () => Promise<void> }

export function SitePanel({ site, onEdit, onChanged }: Props) {
  const [editing, setEditing] = useState<StaffDevice | 'new' | null>(null)
  const prompt = usePrompt()

  const act = async (title: string, description: string, word: string, path: string, method: 'POST' | 'DELETE') => {
    if (!(await prompt({ title, description, confirmText: word, cancelText: '取消' }))) return
    try {
      await api(path, method)
      await onChanged()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const revoke = (device: StaffDevice) =>
    act(
      `停用「${device.name}」的密钥？`,
      '设备立即不能再上报，密钥不能恢复；已有的读数保留。',
      '停用',
      `/sensors/devices/${device.id}/revoke`,
      'POST',
    )
  const remove = () =>
    act(`删除「${site.name}」？`, '只有没有设备的监测点可以删除。', '删除', `/sensors/sites/${site.id}`, 'DELETE')

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">{site.name}</Heading>
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="secondary" onClick={() => setEditing('new')}>
            登记设备
          </Button>
          <Button size="small" variant="transparent" onClick={onEdit}>
            修改
          </Button>
          {!site.devices.length && (
            <Button size="small" variant="transparent" onClick={() => void remove()}>
              删除
            </Button>
          )}
        </div>
      </div>
      {!site.devices.length && (
        <Text className="px-6 py-6 text-ui-fg-subtle">还没有设备。登记后会显示一次密钥，填进设备即可上报。</Text>
      )}
      {site.devices.map((device) => (
        <div key={device.id} className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
          <div>
            <Text size="small" weight="plus">
              {device.name}{' '}
              {device.revoked_at && (
                <Badge size="2xsmall" color="grey">
                  已停用
                </Badge>
              )}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {device.metrics.map(({ name, unit }) => `${name}（${unit}）`).join('、')} ·{' '}
              {device.last_seen_at ? `最近上报 ${moment(device.last_seen_at)}` : '还没有上报过'}
            </Text>
          </div>
          {!device.revoked_at && (
            <div className="flex gap-x-2">
              <Button size="small" variant="transparent" onClick={() => setEditing(device)}>
                修改
              </Button>
              <Button size="small" variant="transparent" onClick={() => void revoke(device)}>
                停用密钥
              </Button>
            </div>
          )}
        </div>
      ))}
      {!!site.devices.length && <SiteCurves siteId={site.id} />}
      {editing && (
        <DeviceForm
          siteId={site.id}
          device={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={onChanged}
        />
      )}
    </Container>
  )
}
