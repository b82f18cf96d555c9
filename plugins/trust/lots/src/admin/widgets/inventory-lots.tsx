/** On an inventory item's page: its stock is kept by lot, where each lies, and where it is changed. */
import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminInventoryItem, DetailWidgetProps } from '@medusajs/framework/types'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { amount, lotState } from '../lib/lot-words'
import type { ListedLot } from '../../wire'

function InventoryLotsWidget({ data: item }: DetailWidgetProps<AdminInventoryItem>) {
  const [lots, setLots] = useState<ListedLot[]>([])
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    api<{ lots: ListedLot[] }>(`/lots?inventory_item_id=${item.id}`).then(
      (answer) => setLots(answer.lots),
      (error) => setFault(messageOf(error)),
    )
  }, [item.id])
  if (fault) return <Text className="text-ui-fg-error">{fault}</Text>
  if (!lots.length) return null
  const here = (lot: ListedLot) => lot.stock.reduce((sum, place) => sum + place.quantity, 0)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Heading level="h2">批次库存</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          这个规格按批次管理，库存数量不能在这一页直接改；请打开批次登记收货、盘点、报损或调拨。
        </Text>
      </div>
      <ul className="flex flex-col gap-y-2 px-6 py-4">
        {lots.map((lot) => {
          const [, name, color] = lotState(lot.state)
          return (
            <li key={lot.id} className="flex flex-wrap items-center justify-between gap-2">
              <Link to={`/lots/${lot.id}`} className="text-ui-fg-interactive font-mono">
                {lot.code}
              </Link>
              <Text size="small" className="tabular-nums">
                {amount(here(lot), lot.quantity_unit)}{' '}
                <Badge size="2xsmall" color={color}>
                  {name}
                </Badge>
              </Text>
            </li>
          )
        })}
      </ul>
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'inventory_item.details.side.before' })

export default InventoryLotsWidget
