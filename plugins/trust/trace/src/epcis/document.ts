/**
 * A lot's whole history, its parents' included, as GS1 EPCIS 2.0 JSON-LD. Each event carries the link of our chain it was
 * made from (`shanzhen:body` verbatim, `prevHash`, `hash`), so that whoever holds the file can check it without us.
 */
import { createHash } from 'node:crypto'
import { buildLink } from '../gs1/digital-link'
import { lineage, type EventRecord, type LotRecord } from '../story/records'
import { eventIdOf } from './event-id'
import { stepOf } from './steps'

type Quantity = { epcClass: string; quantity: number; uom?: string }
export type EpcisEvent = Record<string, unknown> & { type: string; eventID: string; eventTime: string }
export type EpcisDocument = Record<string, unknown> & { epcisBody: { eventList: EpcisEvent[] } }

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

/** @param base the shop's address without a slash at its end. @param now when the file is written. */
export function buildEpcis(lot: LotRecord, base: string, now: Date): EpcisDocument {
  const lots = lineage(lot)
  const document = {
    '@context': [CONTEXT, { shanzhen: `${base}/trace/vocabulary#` }],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: now.toISOString(),
    'shanzhen:lot': lot.code,
    'shanzhen:heads': lots.flatMap((one) => {
      const last = one.events.at(-1)
      return last ? [{ 'shanzhen:lot': one.code, 'shanzhen:seq': last.seq, 'shanzhen:hash': last.hash }] : []
    }),
    epcisBody: {
      eventList: [...lots].reverse().flatMap((one) => one.events.map((event) => toEvent(one, event, base))),
    },
  }
  return { ...document, 'shanzhen:seal': sealOf(document) }
}

/** One hash over everything in the document but itself, in the order it stands there. */
const sealOf = (document: object) => createHash('sha256').update(JSON.stringify(document)).digest('hex')

function toEvent(lot: LotRecord, event: EventRecord, base: string): EpcisEvent {
  const { action, bizStep, disposition } = stepOf(event.type)
  const { payload: facts } = JSON.parse(event.body) as { payload?: { quantity?: unknown } }
  const made = event.seq === 1 && lot.parents.length > 0
  const quantity = typeof facts?.quantity === 'number' && facts.quantity > 0 ? facts.quantity : null
  const correction = lot.events.find(({ corrects_seq }) => corrects_seq === event.seq)
  return {
    type: made ? 'TransformationEvent' : 'ObjectEvent',
    eventID: eventIdOf(event.hash),
    eventTime: new Date(event.occurred_at).toISOString(),
    recordTime: new Date(event.recorded_at).toISOString(),
    eventTimeZoneOffset: '+08:00',
    ...(correction && {
      errorDeclaration: {
        declarationTime: new Date(correction.recorded_at).toISOString(),
        reason: 'incorrect_data',
        correctiveEventIDs: [eventIdOf(correction.hash)],
      },
    }),
    ...(made
      ? {
          inputQuantityList: lot.parents.map((parent) => amount(parent.lot, parent.quantity, base)),
          outputQuantityList: [amount(lot, lot.received_quantity, base)],
        }
      : { action, epcList: [], quantityList: [amount(lot, quantity ?? lot.received_quantity, base)] }),
    bizStep: made ? 'creating_class_instance' : bizStep,
    ...(disposition && { disposition }),
    'shanzhen:lot': lot.code,
    'shanzhen:seq': event.seq,
    'shanzhen:type': event.type,
    ...(event.corrects_seq !== null && { 'shanzhen:corrects': event.corrects_seq }),
    'shanzhen:prevHash': event.prev_hash,
    'shanzhen:hash': event.hash,
    'shanzhen:body': event.body,
  }
}

function amount(lot: LotRecord, quantity: number, base: string): Quantity {
  return { epcClass: classOf(lot, base), quantity, ...(lot.unit === 'g' && { uom: 'GRM' }) }
}

/** Goods with a number travel under their Digital Link; a bulk lot has only its own address. */
function classOf(lot: LotRecord, base: string): string {
  const gtin14 = lot.good?.variant?.gtin14
  return gtin14 ? buildLink(base, { gtin14, lot: lot.code }) : `${base}/lots/${encodeURIComponent(lot.code)}`
}
