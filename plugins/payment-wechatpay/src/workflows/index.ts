export { processWechatCallbackWorkflow } from './workflows/process-wechat-callback'
export { recordWechatRefundWorkflow } from './workflows/record-wechat-refund'
