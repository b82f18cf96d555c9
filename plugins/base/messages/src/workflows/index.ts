/** What others may ask of this plugin. */
export { sendOrderMessageWorkflow } from './workflows/send-order-message'
