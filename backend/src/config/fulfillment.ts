/** How goods leave the supply center: at its own freight rates; Medusa's manual way stays for one-off parcels. */
export const fulfillment = {
  resolve: '@medusajs/medusa/fulfillment',
  options: {
    providers: [
      { resolve: '@medusajs/medusa/fulfillment-manual', id: 'manual' },
      { resolve: '@shanzhen/freight/providers/freight', id: 'freight' },
    ],
  },
}
