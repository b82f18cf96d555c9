/** On an order's page: what was looked at before it leaves, what keeps it here, and the form for the next look. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { HoldCard } from '../lib/hold-card'
import { shortMoment } from '@shanzhen/desk/dates'
import { isHeld, measured, titleOf } from '../lib/outgoing'
import { OutgoingForm } from '../lib/outgoing-form'
import type { OutgoingFile, OutgoingLine, OutgoingRecord } from '../../wire'

function OutgoingInspectionWidget({ data: order }: DetailWidgetProps<AdminOrder>) {
  const [file, setFile] = useState<OutgoingFile | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const load = useCallback(async () => {
    try {
      setFile(await api<OutgoingFile>(`/orders/${order.id}/outgoing-inspections`))
      setFault(null)
    } catch (error) {
      setFault(messageOf(error))
    }
  }, [order.id])
  useEffect(() => void load(), [load])

  const missing = file?.lines.filter((line) => line.missing) ?? []
  const holds = file?.inspections.filter(isHeld) ?? []
  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        出库检验
      </Heading>
      {fault && <Text className="text-ui-fg-error px-6 py-4">{fault}</Text>}
      {file && (file.open || holds.length > 0) && (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          {holds.map((hold) => (
            <HoldCard key={hold.id} hold={hold} title={titleOf(file.lines, hold.line_item_id)} onLifted={load} />
          ))}
          {missing.map(({ line_item_id, title }) => (
            <Text key={line_item_id} size="small">
              <Badge size="2xsmall" color="orange">
                待检
              </Badge>{' '}
              {title} 按标准须检验合格才能发货
            </Text>
          ))}
          {file.open && <OutgoingForm orderId={order.id} lines={file.lines} onSaved={load} />}
        </div>
      )}
      {file?.inspections
        .filter((inspection) => !isHeld(inspection))
        .map((inspection) => (
          <Past key={inspection.id} inspection={inspection} lines={file.lines} />
        ))}
      {file && !file.open && !file.inspections.length && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          没有出库检验记录。
        </Text>
      )}
    </Container>
  )
}

function Past({ inspection, lines }: { inspection: OutgoingRecord; lines: OutgoingLine[] }) {
  const { verdict, lot_codes, reason, note, lift_reason } = inspection
  const said = [reason, measured(inspection), note, lot_codes.length ? `批次 ${lot_codes.join('、')}` : '']
  return (
    <div className="flex flex-col gap-y-1 px-6 py-3">
      <Text size="small">
        <Badge size="2xsmall" color={verdict === 'passed' ? 'green' : 'grey'}>
          {verdict === 'passed' ? '合格' : '暂缓，已解除'}
        </Badge>{' '}
        {titleOf(lines, inspection.line_item_id)}
      </Text>
      {said.some(Boolean) && <Text size="small">{said.filter(Boolean).join(' · ')}</Text>}
      <Text size="small" className="text-ui-fg-subtle">
        {inspection.inspector_name} · {shortMoment(inspection.at)}
      </Text>
      {inspection.lifted_at && (
        <Text size="small" className="text-ui-fg-subtle">
          {inspection.lifted_by_name} 解除 · {shortMoment(inspection.lifted_at)} · {lift_reason}
        </Text>
      )}
    </div>
  )
}

export const config = defineWidgetConfig({ zone: 'order.details.side.before' })

export default OutgoingInspectionWidget
