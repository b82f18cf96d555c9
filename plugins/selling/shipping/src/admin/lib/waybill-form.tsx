/** Puts right a waybill that was typed wrong: carrier, number and why; the old and the new one stand in the question. */
import { Button, Input, Label, Select, usePrompt } from '@medusajs/ui'
import { type FormEvent, useId, useState } from 'react'
import type { WaybillInput } from '../../types'
import type { Packing, ParcelView } from '../../wire'

type Props = {
  parcel: ParcelView
  carriers: Packing['carriers']
  busy: boolean
  onCorrect: (waybill: WaybillInput) => void
  onClose: () => void
}

export function WaybillForm({ parcel, carriers, busy, onCorrect, onClose }: Props) {
  const [carrier_code, setCarrier] = useState(parcel.carrier_code ?? '')
  const [tracking_number, setNumber] = useState(parcel.tracking_number ?? '')
  const [reason, setReason] = useState('')
  const ask = usePrompt()
  const id = useId()
  const express = carriers.filter(({ kind }) => kind === 'express')
  const carrier = express.find(({ code }) => code === carrier_code)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const sure = await ask({
      title: '更正运单号',
      description: `${parcel.carrier_name} ${parcel.tracking_number ?? ''} → ${carrier?.name ?? ''} ${tracking_number}。买家会收到新的单号。`,
      confirmText: '更正并通知买家',
      cancelText: '再看看',
      variant: 'confirmation',
    })
    if (sure) onCorrect({ carrier_code, tracking_number, reason })
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3 pt-3">
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}carrier`} size="small">
          快递公司
        </Label>
        <Select size="small" value={carrier_code} onValueChange={setCarrier}>
          <Select.Trigger id={`${id}carrier`}>
            <Select.Value placeholder="请选择" />
          </Select.Trigger>
          <Select.Content>
            {express.map(({ code, name }) => (
              <Select.Item key={code} value={code}>
                {name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}number`} size="small">
          正确的运单号
        </Label>
        <Input
          id={`${id}number`}
          size="small"
          required
          autoFocus
          value={tracking_number}
          placeholder={carrier?.example ?? undefined}
          onChange={(event) => setNumber(event.target.value)}
        />
      </div>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}reason`} size="small">
          更正原因
        </Label>
        <Input
          id={`${id}reason`}
          size="small"
          required
          maxLength={200}
          value={reason}
          placeholder="例如：扫错了面单"
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="flex justify-end gap-2">
        <Button size="small" variant="secondary" type="button" disabled={busy} onClick={onClose}>
          取消
        </Button>
        <Button size="small" type="submit" isLoading={busy}>
          更正
        </Button>
      </div>
    </form>
  )
}
