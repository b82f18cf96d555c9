import { Button, Copy, Drawer, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { useClosing } from '@shanzhen/desk/use-closing'
import type { Metric, StaffDevice } from '../../../wire'
import { METRIC_PRESETS } from '../../lib/sensors'
import { MetricFields } from './metric-fields'

/** A device, new or changed. The key of a new one is shown here, once. */
type Props = { siteId: string; device: StaffDevice | null; onClose: () => void; onSaved: () => Promise<void> }

export function DeviceForm({ siteId, device, onClose, onSaved }: Props) {
  const [name, setName] = useState(device?.name ?? '')
  const [silent, setSilent] = useState(String(device?.silent_after_minutes ?? 180))
  const before: Metric[] = device?.metrics ?? METRIC_PRESETS.slice(0, 2)
  const [metrics, setMetrics] = useState(before)
  const [key, setKey] = useState<string | null>(null)

  const save = async () => {
    if (metrics.some(({ min, max }) => Number.isNaN(min) || Number.isNaN(max))) return '下限和上限请填数字'
    const body = { name, metrics, silent_after_minutes: Number(silent) }
    if (device) {
      await api(`/sensors/devices/${device.id}`, 'POST', body)
      toast.success('已保存')
    } else setKey((await api<{ key: string }>(`/sensors/sites/${siteId}/devices`, 'POST', body)).key)
    await onSaved()
    return device ? undefined : false
  }

  if (key) return <KeyShown text={key} onClose={onClose} />
  return (
    <FormDrawer
      title={device ? '修改设备' : '登记设备'}
      submit="保存"
      changed={JSON.stringify(metrics) !== JSON.stringify(before)}
      onClose={onClose}
      onSend={save}
    >
      <TextField label="设备名称" value={name} onChange={setName} placeholder="如：棚内温湿度计" />
      <TextField label="多少分钟没有读数就报警" value={silent} onChange={setSilent} />
      <MetricFields metrics={metrics} onChange={setMetrics} />
    </FormDrawer>
  )
}

const GONE = {
  title: '密钥保存好了吗？',
  description: '关上就再也看不到它；遗失只能停用设备后重新登记。',
  confirmText: '已保存，关上',
  cancelText: '回去保存',
}

/** It is shown this once: only who says that they have it closes it without a question. */
function KeyShown({ text, onClose }: { text: string; onClose: () => void }) {
  const { onOpenChange } = useClosing(onClose, { always: GONE })
  return (
    <Drawer open onOpenChange={onOpenChange}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>登记设备</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
          <Text>设备密钥只显示这一次，请现在填进设备或妥善保存；遗失只能停用后重新登记。</Text>
          <div className="flex items-center gap-x-2 rounded-md bg-ui-bg-subtle p-3">
            <code className="break-all" data-device-key>
              {text}
            </code>
            <Copy content={text} />
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            上报地址：POST /sensors/readings，请求头 Authorization: Bearer 密钥，内容
            {' {"readings":[{"metric":"temperature","at":"2026-11-25T08:00:00+08:00","value":18.5}]}'}
            ，一次最多 1000 条，重复上报不会多记。
          </Text>
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="secondary" onClick={onClose}>
            我已保存密钥
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
