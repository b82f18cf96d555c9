/** The parcels that have gone: carrier, waybill, what it was before, contents, and whether they arrived. */
import { Badge, Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import type { ParcelView, WaybillInput } from '../../types'
import { ParcelWeight } from './parcel-weight'
import type { Packing } from './parcels'
import { WaybillForm } from './waybill-form'

type Acts = {
  carriers: Packing['carriers']
  busy: boolean
  onDelivered: (id: string) => void
  onCorrect: (id: string, waybill: WaybillInput) => void
}

const beijing = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })

export function ParcelList({ parcels, ...acts }: Acts & { parcels: ParcelView[] }) {
  return parcels
    .filter((parcel) => !parcel.canceled)
    .map((parcel) => <Parcel key={parcel.id} parcel={parcel} {...acts} />)
}

function Parcel({ parcel, carriers, busy, onDelivered, onCorrect }: Acts & { parcel: ParcelView }) {
  const [correcting, setCorrecting] = useState(false)
  const underWay = !parcel.delivered_at && parcel.shipped_at
  return (
    <div className="px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Text size="small" weight="plus" className="break-all">
            {parcel.carrier_name} {parcel.tracking_number}
          </Text>
          {parcel.tracking_url && (
            <a className="txt-small text-ui-fg-interactive" href={parcel.tracking_url} target="_blank" rel="noreferrer">
              查看物流
            </a>
          )}
          <Text size="small" className="text-ui-fg-subtle">
            {parcel.lines.map((line) => `${line.title} × ${line.quantity}`).join('，')}
          </Text>
          {parcel.waybills_before.map(({ carrier, waybill, reason, by, at }) => (
            <Text key={at} size="xsmall" className="text-ui-fg-muted break-words">
              原单号 {carrier} {waybill}：{reason}（{by}，{beijing(at)}）
            </Text>
          ))}
          <ParcelWeight parcel={parcel} />
        </div>
        {parcel.delivered_at && <Badge color="green">已送达</Badge>}
        {!parcel.shipped_at && <Badge color="orange">待发出</Badge>}
        {underWay && (
          <div className="flex gap-2">
            {parcel.delivery_kind === 'express' && !correcting && (
              <Button size="small" variant="transparent" disabled={busy} onClick={() => setCorrecting(true)}>
                改单号
              </Button>
            )}
            <Button size="small" variant="secondary" disabled={busy} onClick={() => onDelivered(parcel.id)}>
              {parcel.delivery_kind === 'pickup' ? '买家已取走' : '标记送达'}
            </Button>
          </div>
        )}
      </div>
      {underWay && correcting && (
        <WaybillForm
          parcel={parcel}
          carriers={carriers}
          busy={busy}
          onCorrect={(waybill) => onCorrect(parcel.id, waybill)}
          onClose={() => setCorrecting(false)}
        />
      )}
    </div>
  )
}
