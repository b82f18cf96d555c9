/** What goes over the wire to and from checkout: for whoever asks, as types; for the routes, to check by. */
export * from './answers'
export * from './requests'
export * from './staff'
