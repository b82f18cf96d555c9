/** What a lower room asks of a higher one, whose configuration names who answers. */
export type * from './bill-channel'
export type * from './goods'
export type * from './lots'
export type * from './orders'
export type * from './people'
export type * from './trade'
export type * from './shops'
export type * from './waybills'
