/** What others may ask of this plugin. */
export { sendOrderMessagesWorkflow } from './workflows/send-order-messages'
