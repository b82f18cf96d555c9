/** After-sales' workflows and events for others. */
export { AFTER_SALE_INSPECTED, AFTER_SALE_MOVED } from './events'
export { inspectAfterSaleWorkflow } from './workflows/inspect-after-sale'
export { moveAfterSaleWorkflow } from './workflows/move-after-sale'
export { requestAfterSaleWorkflow } from './workflows/request-after-sale'
