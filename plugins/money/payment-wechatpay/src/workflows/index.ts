export { processWechatCallbackWorkflow } from './workflows/process-wechat-callback'
export { followWechatRefundWorkflow } from './workflows/follow-wechat-refund'
