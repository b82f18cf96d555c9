export { followDisputeWorkflow } from './workflows/follow-dispute'
