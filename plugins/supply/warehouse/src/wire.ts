/** The supply center's bench as it goes over the wire. */
export * from './wire/handover'
export * from './wire/packing'
export * from './wire/places'
export * from './wire/receiving'
export * from './wire/samples'
export * from './wire/settings'
export * from './wire/waves'
export * from './wire/worklist'
