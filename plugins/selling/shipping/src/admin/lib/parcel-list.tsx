/** The parcels that have gone: carrier, waybill, what it was before, contents, whether they arrived; and those that never left. */
import { Badge, Button, Text } from '@medusajs/ui'
import { moment } from '@shanzhen/desk/dates'
import { useState } from 'react'
import type { WaybillInput } from '../../types'
import { ParcelWeight } from './parcel-weight'
import type { Packing, ParcelView, UnpackingView } from '../../wire'
import { UnpackForm } from './unpack-form'
import { WaybillForm } from './waybill-form'

type Acts = {
  carriers: Packing['carriers']
  busy: boolean
  onDelivered: (id: string) => void
  onCorrect: (id: string, waybill: WaybillInput) => void
  onUnpack: (id: string, reason: string) => void
}

type Props = Acts & { parcels: ParcelView[]; unpackings: UnpackingView[] }

export function ParcelList({ parcels, unpackings, ...acts }: Props) {
  const packed = parcels.filter((parcel) => !parcel.canceled)
  return (
    <>
      {packed.map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} {...acts} />
      ))}
      {unpackings.map(({ carrier, waybill, reason, by, at }) => (
        <Text key={at} size="xsmall" className="text-ui-fg-muted break-words px-6 py-4">
          没有交出去，已拆包 {carrier} {waybill}：{reason}（{by}，{moment(at)}）
        </Text>
      ))}
    </>
  )
}

function Parcel({ parcel, carriers, busy, onDelivered, onCorrect, onUnpack }: Acts & { parcel: ParcelView }) {
  const [form, setForm] = useState<'waybill' | 'unpack' | null>(null)
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
              原单号 {carrier} {waybill}：{reason}（{by}，{moment(at)}）
            </Text>
          ))}
          <ParcelWeight parcel={parcel} />
        </div>
        {parcel.delivered_at && <Badge color="green">已送达</Badge>}
        {!parcel.shipped_at && <Badge color="orange">待发出</Badge>}
        {underWay && (
          <div className="flex flex-wrap gap-2">
            {!form && (
              <Button size="small" variant="transparent" disabled={busy} onClick={() => setForm('unpack')}>
                没交出去，拆包
              </Button>
            )}
            {parcel.delivery_kind === 'express' && !form && (
              <Button size="small" variant="transparent" disabled={busy} onClick={() => setForm('waybill')}>
                改单号
              </Button>
            )}
            <Button size="small" variant="secondary" disabled={busy} onClick={() => onDelivered(parcel.id)}>
              {parcel.delivery_kind === 'pickup' ? '买家已取走' : '标记送达'}
            </Button>
          </div>
        )}
      </div>
      {underWay && form === 'unpack' && (
        <UnpackForm
          parcel={parcel}
          busy={busy}
          onUnpack={(reason) => onUnpack(parcel.id, reason)}
          onClose={() => setForm(null)}
        />
      )}
      {underWay && form === 'waybill' && (
        <WaybillForm
          parcel={parcel}
          carriers={carriers}
          busy={busy}
          onCorrect={(waybill) => onCorrect(parcel.id, waybill)}
          onClose={() => setForm(null)}
        />
      )}
    </div>
  )
}
