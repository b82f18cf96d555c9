import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { Container } from '@medusajs/ui'
import { FindBox } from '../lib/find-box'

/** Medusa's list knows orders by number and address; buyers give a phone, a name or a waybill. */
const FindOrders = () => (
  // Medusa lays what comes before a list below it.
  <Container className="p-0" style={{ order: -1 }}>
    <FindBox />
  </Container>
)

export const config = defineWidgetConfig({ zone: 'order.list.before' })

export default FindOrders
