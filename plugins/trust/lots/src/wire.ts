/** Lots over HTTP, to whom they may be told. */
export * from './wire/outgoing'
export * from './wire/shown'
export * from './wire/staff'
