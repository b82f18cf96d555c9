/** On an order's page: what has gone with which waybill, putting that right, and the form that sends the rest. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Container, Heading, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ParcelList } from '../lib/parcel-list'
import { messageOf } from '@shanzhen/desk/api'
import {
  blockedBecause,
  correctWaybill,
  deliverParcel,
  readPacking,
  shipParcel,
  unpackParcel,
  type Packing,
} from '../lib/parcels'
import { ShipForm } from '../lib/ship-form'

function OrderParcels({ data: order }: DetailWidgetProps<AdminOrder>) {
  const [packing, setPacking] = useState<Packing | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    readPacking(order.id)
      .then(setPacking)
      .catch((error) => setFault(messageOf(error)))
  }, [order.id])

  const act = async (action: Promise<unknown>) => {
    setBusy(true)
    try {
      await action
      // Medusa's own panels on this page show the same goods: all of them read the order anew.
      window.location.reload()
    } catch (error) {
      toast.error(messageOf(error))
      setBusy(false)
    }
  }
  const blocked = packing && blockedBecause(packing)

  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        发货
      </Heading>
      {fault && <Text className="text-ui-fg-error px-6 py-4">{fault}</Text>}
      {packing && (
        <ParcelList
          parcels={packing.parcels}
          unpackings={packing.unpackings}
          carriers={packing.carriers}
          busy={busy}
          onDelivered={(id) => act(deliverParcel(order.id, id))}
          onUnpack={(id, reason) => act(unpackParcel(order.id, id, reason))}
          onCorrect={(id, waybill) => act(correctWaybill(order.id, id, waybill))}
        />
      )}
      {blocked && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {blocked}
        </Text>
      )}
      {packing && !blocked && (
        <ShipForm packing={packing} busy={busy} onShip={(parcel) => act(shipParcel(order.id, parcel))} />
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.side' })

export default OrderParcels
