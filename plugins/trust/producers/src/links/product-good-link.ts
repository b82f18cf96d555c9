import ProductModule from '@medusajs/medusa/product'
import { defineLink } from '@medusajs/framework/utils'
import TraceabilityModule from '../modules/traceability'

/** A product on sale and what it is in the county's world; `product.good.*` in a query. */
export default defineLink(ProductModule.linkable.product, {
  linkable: TraceabilityModule.linkable.good,
  deleteCascade: true,
})
