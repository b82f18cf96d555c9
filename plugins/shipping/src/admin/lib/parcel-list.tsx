/** The parcels that have gone: carrier, waybill, contents, and whether they arrived. */
import { Badge, Button, Text } from '@medusajs/ui'
import type { ParcelView } from '../../types'
import { ParcelWeight } from './parcel-weight'

type Props = { parcels: ParcelView[]; busy: boolean; onDelivered: (id: string) => void }

export function ParcelList({ parcels, busy, onDelivered }: Props) {
  return parcels
    .filter((parcel) => !parcel.canceled)
    .map((parcel) => (
      <div key={parcel.id} className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Text size="small" weight="plus">
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
          <ParcelWeight parcel={parcel} />
        </div>
        {parcel.delivered_at && (
          <Badge color="green" className="shrink-0">
            已送达
          </Badge>
        )}
        {!parcel.delivered_at && parcel.shipped_at && (
          <Button
            size="small"
            variant="secondary"
            className="shrink-0"
            disabled={busy}
            onClick={() => onDelivered(parcel.id)}
          >
            {parcel.delivery_kind === 'pickup' ? '买家已取走' : '标记送达'}
          </Button>
        )}
        {!parcel.shipped_at && (
          <Badge color="orange" className="shrink-0">
            待发出
          </Badge>
        )}
      </div>
    ))
}
