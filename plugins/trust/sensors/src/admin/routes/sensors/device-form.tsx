import { Button, Copy, Drawer, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import type { Metric, StaffDevice } from '../../../wire'
import { METRIC_PRESETS } from '../../lib/sensors'
import { MetricFields } from './metric-fields'

/** A device, new or changed. The key of a new one is shown here, once. */
type Props = { siteId: string; device: StaffDevice | null; onClose: () => void; onSaved: () => Promise<void> }

export function DeviceForm({ siteId, device, onClose, onSaved }: Props) {
  const [name, setName] = useState(device?.name ?? '')
  const [silent, setSilent] = useState(String(device?.silent_after_minutes ?? 180))
  const [metrics, setMetrics] = useState<Metric[]>(device?.metrics ?? METRIC_PRESETS.slice(0, 2))
  const [key, setKey] = useState<string | null>(null)

  const save = async () => {
    const body = { name, metrics, silent_after_minutes: Number(silent) }
    try {
      if (device) {
        await api(`/sensors/devices/${device.id}`, 'POST', body)
        toast.success('已保存')
        onClose()
      } else setKey((await api<{ key: string }>(`/sensors/sites/${siteId}/devices`, 'POST', body)).key)
      await onSaved()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{device ? '修改设备' : '登记设备'}</Drawer.Title>
        </Drawer.Header>
        {key ? (
          <Drawer.Body className="flex flex-col gap-y-4">
            <Text>设备密钥只显示这一次，请现在填进设备或妥善保存；遗失只能停用后重新登记。</Text>
            <div className="flex items-center gap-x-2 rounded-md bg-ui-bg-subtle p-3">
              <code className="break-all" data-device-key>
                {key}
              </code>
              <Copy content={key} />
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              上报地址：POST /sensors/readings，请求头 Authorization: Bearer 密钥，内容
              {' {"readings":[{"metric":"temperature","at":"2026-11-25T08:00:00+08:00","value":18.5}]}'}
              ，一次最多 1000 条，重复上报不会多记。
            </Text>
          </Drawer.Body>
        ) : (
          <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
            <TextField label="设备名称" value={name} onChange={setName} placeholder="如：棚内温湿度计" />
            <TextField label="多少分钟没有读数就报警" value={silent} onChange={setSilent} />
            <MetricFields metrics={metrics} onChange={setMetrics} />
          </Drawer.Body>
        )}
        <Drawer.Footer>
          <Button variant="secondary" onClick={onClose}>
            {key ? '我已保存密钥' : '取消'}
          </Button>
          {!key && <Button onClick={() => void save()}>保存</Button>}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
