/** Checkout's workflows for others. */
export { placeOrderWorkflow } from './workflows/place-order'
