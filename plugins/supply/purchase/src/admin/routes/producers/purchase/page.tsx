/** 采购定价: the price list agreed with a producer, and what its lots were taken in at. What is owed stands with the money. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Tag } from '@medusajs/icons'
import { Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { ChoiceField } from '@shanzhen/desk/fields'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import { DeliveriesPanel } from '../../../parts/deliveries-panel'
import { PricesPanel } from '../../../parts/prices-panel'

type Producers = { producers: { id: string; name: string }[] }

function PurchasePricesPage() {
  const { answer, fault } = useAnswer<Producers>('/producers')
  const may = useRights()('purchase:price')
  const [chosen, setChosen] = useState('')
  const id = chosen || (answer?.producers[0]?.id ?? '')
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
          <div>
            <Heading>采购定价</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              与生产者约定的价格，和每批送货按什么价收。
            </Text>
          </div>
          <div className="w-64 max-w-full">
            <ChoiceField
              label="生产者"
              value={id}
              options={(answer?.producers ?? []).map((producer) => [producer.id, producer.name] as const)}
              onChange={setChosen}
            />
          </div>
        </div>
        <Fault text={fault} />
      </Container>
      {id && <PricesPanel key={`prices ${id}`} producer_id={id} />}
      {id && may && <DeliveriesPanel key={`lots ${id}`} producer_id={id} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '采购定价', icon: Tag, rank: 2 })

export default PurchasePricesPage
