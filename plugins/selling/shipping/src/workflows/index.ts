/** What others may ask of this plugin. */
export { deliverParcel } from './workflows/deliver-parcel'
export { shipParcel } from './workflows/ship-parcel'
export { unpackParcel } from './workflows/unpack-parcel'
