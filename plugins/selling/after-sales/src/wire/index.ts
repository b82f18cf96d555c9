/** What goes over the wire to and from after-sales: for whoever asks, as types; for the routes, to check by. */
export * from './answers'
export * from './requests'
