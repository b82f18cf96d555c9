/** What others may ask of reconciliation. */
export { decideWorkflow } from './workflows/decide'
export { keepTasksWorkflow } from './workflows/keep-tasks'
export { reconcileDayWorkflow } from './workflows/reconcile-day'
