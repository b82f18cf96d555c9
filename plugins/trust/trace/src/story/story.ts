/** A lot's story as the scan page tells it: no internal ids, no order, no person of the staff. */
import { isInternalGtin } from '@shanzhen/producers/check-digits'
import type { LotStory, StoryStep } from '../wire'
import { lineage, type EventRecord, type LotRecord } from './records'

export type { LotStory } from '../wire'

/** What a visitor is told; a parent's parcels and its other children are no part of this bag's story. */
const OF_PARENTS = new Set(['received', 'inspected', 'released', 'mixed', 'split', 'corrected'])
const TOLD = new Set([...OF_PARENTS, 'packed', 'shipped', 'returned', 'rejected', 'recalled', 'expired', 'note'])

export function buildStory(lot: LotRecord): LotStory {
  const lots = lineage(lot)
  const own = (one: LotRecord) => one.id === lot.id
  const last = lot.events.at(-1)
  const { good, producer } = lot
  return {
    code: lot.code,
    state: lot.state,
    is_demo: lot.is_demo,
    gtin14: good?.variant?.gtin14 ?? null,
    gtin_internal: !!good?.variant?.gtin14 && isInternalGtin(good.variant.gtin14),
    good: good && {
      title: good.title,
      title_en: good.title_en,
      handle: good.handle,
      thumbnail: good.thumbnail,
      kind: good.kind,
      gi: good.gi,
      variant_id: good.variant?.id ?? null,
      variant_title: good.variant?.title ?? null,
    },
    producer: producer && {
      name: producer.name,
      kind: producer.kind,
      licence_no: producer.sc_licence,
      licence_demo: producer.is_demo,
    },
    places: lots
      .filter((one) => one.town || one.village)
      .map((one) => ({
        lot: one.code,
        town: one.town,
        village: one.village,
        plot: one.plot,
        producer: one.producer?.name ?? null,
      })),
    made_on: lot.made_on,
    best_before: lot.best_before,
    shipped: lot.shipped_quantity > 0,
    steps: lots
      .flatMap((one) =>
        one.events
          .filter(({ type }) => (own(one) ? TOLD : OF_PARENTS).has(type))
          .map((event) => toStep(event, one, own(one))),
      )
      .sort((a, b) => a.at.localeCompare(b.at)),
    tests: lots
      .flatMap((one) =>
        one.tests.map(({ kind, method, sampling, verdict, at, results }) => ({
          lot: one.code,
          kind,
          method,
          sampling,
          verdict,
          at,
          results,
        })),
      )
      .sort((a, b) => b.at.localeCompare(a.at)),
    head: last ? { seq: last.seq, hash: last.hash } : null,
  }
}

function toStep(event: EventRecord, lot: LotRecord, own: boolean): StoryStep {
  const { payload } = JSON.parse(event.body) as { payload?: { note?: unknown } }
  const note = payload?.note
  return {
    at: event.occurred_at,
    type: event.type,
    lot: lot.code,
    own,
    corrected: lot.events.some(({ corrects_seq }) => corrects_seq === event.seq),
    note: typeof note === 'string' && event.type === 'note' ? note : null,
    photos: lot.photos.filter(({ of_seq }) => of_seq === event.seq).map(({ url, caption }) => ({ url, caption })),
  }
}
