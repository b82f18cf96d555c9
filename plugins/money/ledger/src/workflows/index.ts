/** What others may ask of the ledger besides its service. */
export * from './workflows/decide-voucher'
export { postPaymentsWorkflow } from './workflows/post-payments'
export * from './workflows/post-transactions'
export * from './workflows/release-funds'
export * from './workflows/reverse-transaction'
