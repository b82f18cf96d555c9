export * from './workflows/order-notes'
