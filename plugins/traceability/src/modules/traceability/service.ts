import { MedusaService } from '@medusajs/framework/utils'
import { Good } from './models/good'
import { Producer } from './models/producer'

/** Keeps producers and good facts; the rules among them are CHECKs of the database. */
export default class TraceabilityService extends MedusaService({ Good, Producer }) {}
