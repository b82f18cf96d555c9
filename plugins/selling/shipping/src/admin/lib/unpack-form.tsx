/** Says that a parcel never left: what goes back on the shelf and what its buyer hears stand in the question. */
import { Button, Input, Label, usePrompt } from '@medusajs/ui'
import { type FormEvent, useId, useState } from 'react'
import type { ParcelView } from '../../wire'

type Props = {
  parcel: ParcelView
  busy: boolean
  onUnpack: (reason: string) => void
  onClose: () => void
}

export function UnpackForm({ parcel, busy, onUnpack, onClose }: Props) {
  const [reason, setReason] = useState('')
  const ask = usePrompt()
  const id = useId()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const goods = parcel.lines.map((line) => `${line.title} × ${line.quantity}`).join('，')
    const sure = await ask({
      title: '没有交出去，拆包',
      description: `${parcel.carrier_name} ${parcel.tracking_number ?? ''}：${goods} 回到原来的批次，继续为这个订单留着。买家会收到包裹还没有寄出的消息。`,
      confirmText: '拆包并通知买家',
      cancelText: '再看看',
      variant: 'danger',
    })
    if (sure) onUnpack(reason)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3 pt-3">
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}reason`} size="small">
          为什么没有交出去
        </Label>
        <Input
          id={`${id}reason`}
          size="small"
          required
          autoFocus
          maxLength={200}
          value={reason}
          placeholder="例如：装箱时发现破损"
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="flex justify-end gap-2">
        <Button size="small" variant="secondary" type="button" disabled={busy} onClick={onClose}>
          取消
        </Button>
        <Button size="small" type="submit" isLoading={busy}>
          拆包
        </Button>
      </div>
    </form>
  )
}
