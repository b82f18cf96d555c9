/** How goods leave the supply center. */
export const fulfillment = {
  resolve: '@medusajs/medusa/fulfillment',
  options: { providers: [{ resolve: '@medusajs/medusa/fulfillment-manual', id: 'manual' }] },
}
