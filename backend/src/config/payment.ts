/** Who takes the money. */
export const payment = {
  resolve: '@medusajs/medusa/payment',
  options: { providers: [] },
}
