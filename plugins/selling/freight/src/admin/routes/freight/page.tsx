import { defineRouteConfig } from '@medusajs/admin-sdk'
import { TruckFast } from '@medusajs/icons'
import { Heading, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import type { FreightTables } from '../../../wire'
import { ask, messageOf } from '@shanzhen/desk/api'
import { TableEditor } from './table-editor'

/** What sending a parcel costs, by province and weight. */
function FreightPage() {
  const [answer, setAnswer] = useState<FreightTables | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    ask<FreightTables>('/freight-tables')
      .then(setAnswer)
      .catch((error) => setFault(messageOf(error)))
  }, [])

  return (
    <div className="flex flex-col gap-y-3">
      <Heading>运费</Heading>
      {fault && <Text className="text-ui-fg-error">{fault}</Text>}
      {answer?.freight_tables.length === 0 && <Text>还没有使用县里运费表的配送方式。</Text>}
      {answer?.freight_tables.map((entry) => (
        <TableEditor key={entry.id} {...entry} provinces={answer.provinces} />
      ))}
    </div>
  )
}

export const config = defineRouteConfig({ label: '运费', icon: TruckFast, nested: '/orders', rank: 3 })

export default FreightPage
