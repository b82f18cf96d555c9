import { randomInt } from 'node:crypto'

/** A number of SF's that no other parcel has: one waybill is one box. */
export const newWaybill = () => `SF${randomInt(1e12, 1e13)}`
