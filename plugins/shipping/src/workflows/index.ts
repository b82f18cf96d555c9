/** What others may ask of this plugin. */
export { deliverParcelWorkflow } from './workflows/deliver-parcel'
export { shipParcelWorkflow } from './workflows/ship-parcel'
