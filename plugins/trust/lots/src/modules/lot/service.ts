import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { type Need, needs } from '@shanzhen/ports/needs'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import type { LotOptions, LotRow } from '../../lot-types'
import { Inspection } from './models/inspection'
import { Lot } from './models/lot'
import { LotSource } from './models/lot-source'
import { LotStock } from './models/lot-stock'
import { Standard } from './models/standard'
import { correctLot, voidLot } from './store/correct'
import { inspectLots } from './store/inspect'
import { listLotIds } from './store/list'
import { countWaiting } from './store/waiting'
import { countHolds, liftHold, lyingLots, outboundRules, readOutgoing, recordOutgoing } from './store/outgoing'
import { actOnStock, readActs } from './store/acts'
import { addPhoto, hiddenFiles, hidePhoto, readPhotos } from './store/photos'
import * as parcels from './store/parcels'
import { readEvents, readLots, readMovements, readOutlook } from './store/read'
import { countOwnLots, readOwnLots, readReceived } from './store/own-lots'
import { receiveLots } from './store/receive'
import { producersOfOrder, readOrderLots } from './store/order-lots'
import { readFamily } from './store/family'
import * as lineage from './store/lineage'
import { releaseLots } from './store/release'
import { readShippingLots } from './store/shipping-lots'
import { addStandard, newestStandards, readStandards } from './store/standards'
import { transformLots } from './store/transform'
import { watchInventory } from './store/watch-inventory'
import * as withdraw from './store/withdraw'

/**
 * Lots and their stock. Every change is one SQL transaction with the event that tells of it; what must hold is held by
 * triggers. Callers hold Medusa's lock of the inventory items (see `workflows/steps/under-stock-lock.ts`).
 */
export default class LotService extends StoreService(
  { Lot, LotStock, LotSource, Inspection, Standard },
  {
    listLotIds,
    lineage: lineage.lotRows,
    version: lineage.lotVersion,
    idByCode: lineage.lotIdByCode,
    idAsTyped: lineage.lotIdAsTyped,
    releasedIds: lineage.releasedLotIds,
    outlook: readOutlook,
    shippingLots: readShippingLots,
    ownLots: readOwnLots,
    countOwnLots,
    receivedOf: readReceived,
    orderLots: readOrderLots,
    producersOfOrder,
    receive: receiveLots,
    correct: correctLot,
    void: voidLot,
    inspect: inspectLots,
    release: releaseLots,
    reject: withdraw.rejectLot,
    transform: transformLots,
    recall: withdraw.recallLot,
    recallMark: withdraw.recallMark,
    affectedLines: withdraw.readAffected,
    withDescendants: withdraw.withDescendants,
    expire: withdraw.expireLots,
    itemsWithLots: parcels.itemsWithLots,
    liesAt: parcels.liesAt,
    takeParcel: parcels.takeParcel,
    unpackParcel: parcels.unpackParcel,
    sendAgain: parcels.sendAgain,
    takeBack: parcels.takeBack,
    actOnStock,
    acts: readActs,
    dueToExpire: withdraw.dueToExpire,
    newestStandards,
    standards: readStandards,
    addStandard,
    family: readFamily,
    recordOutgoing,
    liftHold,
    outgoing: readOutgoing,
    countHolds,
    countWaiting,
    outboundRules,
    lyingLots,
    addPhoto,
    hidePhoto,
    hiddenPhotoFiles: hiddenFiles,
    photos: readPhotos,
    movements: readMovements,
    events: readEvents,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/lots': { requireLots: true, requireCertificates: true, costs: true } satisfies Record<
      keyof LotOptions,
      true | readonly string[]
    >,
  }

  /** Modules migrate side by side: Medusa's table may be younger than the triggers that watch it. */
  __hooks = { onApplicationStart: () => watchInventory(this.knex) }

  /** What this shop asks of its goods before it sells them. */
  readonly rules: Required<Pick<LotOptions, 'requireLots' | 'requireCertificates'>>
  readonly costs: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, options: LotOptions = {}) {
    super(cradle)
    const { requireLots = false, requireCertificates = false, costs } = options
    this.rules = { requireLots, requireCertificates }
    this.costs = costs
    this.ports = needs('@shanzhen/lots', 'costs', 'lotCosts', costs)
  }

  /** In the order asked. @throws MedusaError not_found */
  readLots(ids: string[], within: Knex = this.knex): Promise<LotRow[]> {
    return readLots(within, ids)
  }
}
