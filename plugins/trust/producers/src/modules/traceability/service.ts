import { StoreService } from '@shanzhen/workflow-kit/store-service'
import { handleNow, watchHandles } from './former-handles'
import { Good } from './models/good'
import { Producer } from './models/producer'

/** Keeps producers and good facts; the rules among them are CHECKs of the database. */
export default class TraceabilityService extends StoreService({ Good, Producer }, { handleNow }) {
  /** Modules migrate side by side: Medusa's table may be younger than the trigger that watches it. */
  __hooks = { onApplicationStart: () => watchHandles(this.knex) }
}
