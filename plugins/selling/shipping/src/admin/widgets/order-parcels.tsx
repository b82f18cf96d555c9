/** On an order's page: what has gone with which waybill, putting that right, and the form that sends the rest. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { ParcelList } from '../lib/parcel-list'
import { codeOf, messageOf } from '@shanzhen/desk/api'
import {
  ASKED_FIRST,
  blockedBecause,
  correctWaybill,
  deliverParcel,
  readPacking,
  shipParcel,
  unpackParcel,
} from '../lib/parcels'
import { ShipForm } from '../lib/ship-form'
import type { Packing } from '../../wire'

function OrderParcels({ data: order }: DetailWidgetProps<AdminOrder>) {
  const [packing, setPacking] = useState<Packing | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const prompt = usePrompt()

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
  /** What is refused until somebody said that it is meant is asked here, and sent again with the answer. */
  const asking = async (send: (more: object) => Promise<unknown>, more: object = {}): Promise<void> => {
    try {
      await send(more)
    } catch (error) {
      const question = Object.entries(ASKED_FIRST).find(([code]) => code === codeOf(error))?.[1]
      if (!question) throw error
      const { title, confirmText } = question
      const sure = await prompt({ title, confirmText, description: messageOf(error), cancelText: '再看看' })
      if (!sure) throw new Error('没有改动，可以改过再来')
      await asking(send, { ...more, ...question.more })
    }
  }
  /** From this moment on the days for claims run, and nothing takes it back. */
  const deliver = async (id: string) => {
    const pickup = packing?.parcels.find((parcel) => parcel.id === id)?.delivery_kind === 'pickup'
    const sure = await prompt({
      title: pickup ? '买家已取走？' : '标记送达？',
      description: '签收时间从现在算起，售后期限跟着开始，买家会收到消息；不能撤销。',
      confirmText: pickup ? '确认取走' : '确认送达',
      cancelText: '先不',
    })
    if (sure) await act(deliverParcel(order.id, id))
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
          onDelivered={(id) => void deliver(id)}
          onUnpack={(id, reason) => act(unpackParcel(order.id, id, reason))}
          onCorrect={(id, waybill) => act(asking((more) => correctWaybill(order.id, id, { ...waybill, ...more })))}
        />
      )}
      {blocked && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {blocked}
        </Text>
      )}
      {packing && !blocked && (
        <ShipForm
          packing={packing}
          busy={busy}
          onShip={(parcel) => act(asking((more) => shipParcel(order.id, { ...parcel, ...more })))}
        />
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.side' })

export default OrderParcels
