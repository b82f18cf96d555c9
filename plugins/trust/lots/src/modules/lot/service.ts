import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import type {
  InspectionInput,
  LotActRow,
  LotCorrection,
  LotOptions,
  LotRow,
  Receipt,
  StockAct,
  Transformation,
} from '../../lot-types'
import type { Lift, OutgoingInspection } from '../../outgoing-types'
import type { HidePhoto, LotPhotoRow, NewPhoto } from '../../photo-types'
import type { StaffStandard } from '../../wire'
import { Inspection } from './models/inspection'
import { Lot } from './models/lot'
import { LotSource } from './models/lot-source'
import { LotStock } from './models/lot-stock'
import { Standard } from './models/standard'
import { correctLot, voidLot } from './store/correct'
import { inspectLots } from './store/inspect'
import { listLotIds, type LotsAsked } from './store/list'
import { countWaiting } from './store/waiting'
import { countHolds, liftHold, lyingLots, outboundRules, readOutgoing, recordOutgoing } from './store/outgoing'
import { actOnStock, readActs } from './store/acts'
import { addPhoto, hiddenFiles, hidePhoto, readPhotos } from './store/photos'
import * as parcels from './store/parcels'
import { readEvents, readLots, readMovements, readOutlook } from './store/read'
import { countOwnLots, type OwnLotsAsked, readOwnLots, readReceived } from './store/own-lots'
import { receiveLots, type Together } from './store/receive'
import { readOrderLots } from './store/order-lots'
import { readFamily } from './store/family'
import * as lineage from './store/lineage'
import { releaseLots } from './store/release'
import { readShippingLots } from './store/shipping-lots'
import { addStandard, newestStandards, type NewStandard, readStandards } from './store/standards'
import { transformLots } from './store/transform'
import { watchInventory } from './store/watch-inventory'
import * as withdraw from './store/withdraw'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/**
 * Lots and their stock. Every change is one SQL transaction with the event that tells of it; what must hold is held by
 * triggers. Callers hold Medusa's lock of the inventory items (see `workflows/steps/under-stock-lock.ts`).
 */
export default class LotService extends MedusaService({ Lot, LotStock, LotSource, Inspection, Standard }) {
  /** Modules migrate side by side: Medusa's table may be younger than the triggers that watch it. */
  __hooks = { onApplicationStart: () => watchInventory(this.knex) }
  private readonly knex: Knex

  /** What this shop asks of its goods before it sells them. */
  readonly rules: Required<Pick<LotOptions, 'requireLots' | 'requireCertificates'>>
  readonly costs: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, options: LotOptions = {}) {
    super(...[cradle])
    const { requireLots = false, requireCertificates = false, costs } = options
    this.rules = { requireLots, requireCertificates }
    this.costs = costs
    this.ports = needs('@shanzhen/lots', 'costs', 'lotCosts', costs)
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** A page of lots, the newest first. */
  listLotIds(asked: LotsAsked) {
    return listLotIds(this.knex, asked)
  }

  /** A lot and everything it was made from; no lots for an id that is none's. */
  lineage(id: string): Promise<lineage.LineageRows> {
    return lineage.lotRows(this.knex, id)
  }

  /** Changes with every event and state of the lot itself; null for an id that is no lot's. */
  version = (id: string) => lineage.lotVersion(this.knex, id)
  idByCode = (code: string) => lineage.lotIdByCode(this.knex, code)

  /** By its number in any case and width, with or without the dashes. */
  idAsTyped(typed: string): Promise<string | null> {
    return lineage.lotIdAsTyped(this.knex, typed)
  }

  /** Released lots of bagged goods, youngest first: what labels may be printed for. */
  releasedIds(code: string, take: number): Promise<string[]> {
    return lineage.releasedLotIds(this.knex, code, take)
  }

  /** In the order asked. @throws MedusaError not_found */
  readLots(ids: string[], within: Knex = this.knex): Promise<LotRow[]> {
    return readLots(within, ids)
  }

  /** By inventory item: how much may be sold today, and what the rest is. */
  outlook(itemIds: string[]) {
    return readOutlook(this.knex, itemIds)
  }

  /** By inventory item: the lot it is now sent from. */
  shippingLots(itemIds: string[]) {
    return readShippingLots(this.knex, itemIds)
  }

  /** A producer's lots, newest first. */
  ownLots(asked: OwnLotsAsked) {
    return readOwnLots(this.knex, asked)
  }

  countOwnLots = (producerId: string) => countOwnLots(this.knex, producerId)
  /** A producer's lots as they came in, newest first, and how many; none that was made of others. */
  receivedOf = (producerId: string, page: { take: number; skip: number }) => readReceived(this.knex, producerId, page)

  /** By order line: the lots that left for it and were not unpacked again. */
  orderLots(orderId: string) {
    return readOrderLots(this.knex, orderId)
  }

  /**
   * `together` is written with the lots or not at all.
   * @throws MedusaError conflict (code or delivery note taken), not_allowed (goods without lots still lie there, past its day)
   */
  receive(receipt: Receipt, together?: Together): Promise<LotRow[]> {
    return receiveLots(this.knex, receipt, together)
  }

  /** @throws MedusaError not_allowed (no longer in quarantine), conflict (already worked on), invalid_data (nothing changed) */
  correct(id: string, actor: string, change: LotCorrection, together?: Together): Promise<LotRow> {
    return correctLot(this.knex, id, actor, change, together)
  }

  /** @throws MedusaError not_allowed (no longer in quarantine, failed its test), conflict (already worked on) */
  void(id: string, actor: string, reason: string, together?: Together): Promise<LotRow> {
    return voidLot(this.knex, id, actor, reason, together)
  }

  inspect(inputs: InspectionInput[], at = new Date()) {
    return inspectLots(this.knex, inputs, at)
  }

  release(ids: string[], releasedBy: string, at?: Date, together?: Together): Promise<void> {
    return releaseLots(this.knex, ids, releasedBy, at, together)
  }

  /** @throws MedusaError conflict when the lot is not in quarantine */
  reject(id: string, by: withdraw.Refusal, together?: Together): Promise<void> {
    return withdraw.rejectLot(this.knex, id, by, together)
  }

  /** @throws MedusaError conflict (out of use, reserved for orders), invalid_data (does not add up), not_allowed (stock too low) */
  transform(input: Transformation): Promise<LotRow[]> {
    return transformLots(this.knex, input)
  }

  recall(id: string, actor: string, reason: string) {
    return withdraw.recallLot(this.knex, id, actor, reason)
  }

  /** How far the story of a lot and all made of it goes, and whether all of it is out of sale. */
  recallMark(id: string) {
    return withdraw.recallMark(this.knex, id)
  }

  /** What of these lots went to buyers and has not come back. */
  affectedLines(lotIds: string[]) {
    return withdraw.readAffected(this.knex, lotIds)
  }

  /** The lot itself and all that was made of it. */
  withDescendants(id: string): Promise<string[]> {
    return withdraw.withDescendants(this.knex, id)
  }

  /** What is out of date today leaves the stock. */
  expire(): Promise<string[]> {
    return withdraw.expireLots(this.knex)
  }

  /** Which of these inventory items are kept by lot. */
  itemsWithLots(itemIds: string[]): Promise<string[]> {
    return parcels.itemsWithLots(this.knex, itemIds)
  }

  /** Whether something of a lot lies at a place, of one item or of any. */
  liesAt(locationId: string, itemId?: string): Promise<boolean> {
    return parcels.liesAt(this.knex, locationId, itemId)
  }

  /** @returns the lots, none when the parcel took before. @throws MedusaError conflict (too little released) */
  takeParcel(shipment: parcels.Shipment): Promise<string[]> {
    return parcels.takeParcel(this.knex, shipment)
  }

  /** What a parcel took and has not come back goes into the same lots; twice is once. */
  unpackParcel(fulfillmentId: string, actor: string): Promise<parcels.CameBack[]> {
    return parcels.unpackParcel(this.knex, fulfillmentId, actor)
  }

  /** Takes a coming back back: out of the very lots it went into. */
  sendAgain(actor: string, back: parcels.CameBack[]): Promise<void> {
    return parcels.sendAgain(this.knex, actor, back)
  }

  /** @throws MedusaError not_allowed where the order's parcels did not take so much */
  takeBack(back: parcels.TakenBack): Promise<parcels.CameBack[]> {
    return parcels.takeBack(this.knex, back)
  }

  /** @throws MedusaError not_found (lot), conflict (more than lies there, reserved for orders) */
  actOnStock(act: StockAct): Promise<LotActRow> {
    return actOnStock(this.knex, act)
  }

  /** Stocktakes, damages and transfers of a lot, newest first. */
  acts(lotId: string): Promise<LotActRow[]> {
    return readActs(this.knex, lotId)
  }

  dueToExpire() {
    return withdraw.dueToExpire(this.knex)
  }

  /** The newest version in force, by good id. */
  newestStandards(goodIds: string[]): Promise<Map<string, string>> {
    return newestStandards(this.knex, goodIds)
  }

  /** All versions of all goods' standards, each good's newest first. */
  standards(): Promise<StaffStandard[]> {
    return readStandards(this.knex)
  }

  /** A new version; earlier ones stay as they are. @returns its id */
  addStandard(standard: NewStandard): Promise<string> {
    return addStandard(this.knex, standard)
  }

  /** Parents and children at any remove, for the picture of descent. */
  family(id: string) {
    return readFamily(this.knex, id)
  }

  /** Under the parcels' lock of its order. @throws MedusaError conflict (held already) @returns its id */
  recordOutgoing(inspection: Parameters<typeof recordOutgoing>[1]): Promise<string> {
    return recordOutgoing(this.knex, inspection)
  }

  /** @throws MedusaError not_found, conflict (lifted before, or by the person who holds it) */
  liftHold(lift: Lift): Promise<void> {
    return liftHold(this.knex, lift)
  }

  /** Outgoing inspections of orders, the newest first; `open`: holds nobody lifted. */
  outgoing(by: Parameters<typeof readOutgoing>[1]): Promise<OutgoingInspection[]> {
    return readOutgoing(this.knex, by)
  }

  countHolds = () => countHolds(this.knex)
  countWaiting = () => countWaiting(this.knex)

  /** By good id: what may be measured on the way out, and whether each parcel needs a passed inspection. */
  outboundRules(goodIds: string[]) {
    return outboundRules(this.knex, goodIds)
  }

  /** Released lots of these inventory items, first expired first. */
  lyingLots(itemIds: string[]) {
    return lyingLots(this.knex, itemIds)
  }

  /** @throws MedusaError not_found (lot), conflict (no such step yet, twelve are shown, this picture is shown) */
  addPhoto(photo: NewPhoto): Promise<string> {
    return addPhoto(this.knex, photo)
  }

  /** @throws MedusaError not_found, conflict (hidden before) */
  hidePhoto(photo: HidePhoto): Promise<void> {
    return hidePhoto(this.knex, photo)
  }

  /** The files of photos hidden in the last two days. */
  hiddenPhotoFiles(): Promise<string[]> {
    return hiddenFiles(this.knex)
  }

  /** The photos of a lot that are shown, oldest first. */
  photos(lotId: string): Promise<LotPhotoRow[]> {
    return readPhotos(this.knex, lotId)
  }

  movements(by: { lot_id?: string; order_id?: string; fulfillment_id?: string }) {
    return readMovements(this.knex, by)
  }

  events(lotId: string) {
    return readEvents(this.knex, lotId)
  }
}
