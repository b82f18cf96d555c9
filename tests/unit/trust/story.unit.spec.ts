/** What a scan says of a lot, and whom it counts. */
import { isRobot } from '../../../plugins/trust/trace/src/story/robots'
import { buildStory } from '../../../plugins/trust/trace/src/story/story'
import { copyHint, daysBetween, verdictOf, type VerdictInput } from '../../../plugins/trust/trace/src/story/verdict'
import { baggedLot, lotRecord } from './lot-records'

const NOW = new Date('2026-11-25T02:00:00Z')
const verdict = (change: Partial<VerdictInput> = {}) =>
  verdictOf({ void: false, state: 'released', best_before: '2027-01-01', shipped: true, ...change }, NOW)

describe('the verdict of a scan', () => {
  it('says the gravest thing first', () => {
    expect(verdict()).toBe('genuine')
    expect(verdict({ shipped: false })).toBe('not_sold')
    expect(verdict({ state: 'used_up' })).toBe('genuine')
    expect(verdict({ state: 'quarantine', shipped: false })).toBe('held')
    expect(verdict({ state: 'expired' })).toBe('expired')
    expect(verdict({ state: 'rejected' })).toBe('rejected')
    expect(verdict({ void: true, best_before: '2020-01-01' })).toBe('void')
    expect(verdict({ void: true, state: 'recalled', best_before: '2020-01-01' })).toBe('recalled')
  })

  it('lets a bag live through its last day in Shanghai', () => {
    expect(verdict({ best_before: '2026-11-25' })).toBe('genuine')
    expect(verdict({ best_before: '2026-11-24' })).toBe('expired')
    const lateEvening = new Date('2026-11-24T16:30:00Z')
    expect(daysBetween(lateEvening, '2026-11-25')).toBe(0)
    expect(daysBetween('2026-11-01', lateEvening)).toBe(24)
  })

  it('hints at copies by many places in a day or very many visits, never at a household', () => {
    expect(copyHint({ scan_count: 5, network_count: 2 })).toBeNull()
    expect(copyHint({ scan_count: 5, network_count: 4 })).toBe('many_places')
    expect(copyHint({ scan_count: 12, network_count: 1 })).toBe('many_scans')
  })
})

describe('the story of a lot', () => {
  it('goes from the parents’ fields to the parcel in order of time, and shows figures beside limits', () => {
    const story = buildStory(baggedLot())
    expect(story.steps.map(({ at }) => at)).toEqual(story.steps.map(({ at }) => at).toSorted())
    expect(story.steps.at(-1)).toMatchObject({ type: 'shipped', own: true, lot: 'XG-BAG-1' })
    expect(story.steps.filter(({ corrected }) => corrected).map(({ type }) => type)).toEqual(['inspected', 'inspected'])
    expect(story.places.map(({ village }) => village)).toEqual(['青龙娅村', '青龙娅村', '严家坪村'])
    expect(story.tests[0]).toMatchObject({ lot: 'XG-BAG-1', results: [{ value: '11.8', limit: '≤ 13', ok: true }] })
    expect(story).toMatchObject({ shipped: true, gtin_internal: true, head: { seq: 4 } })
  })

  it('shows each photo under its own step, those of the lots it was made from too', () => {
    const photo = (of_seq: number, caption: string) => ({ of_seq, caption, url: `/static/${of_seq}.jpg` })
    const bulk = lotRecord('XG-1', { photos: [photo(2, '测水分')] })
    const { steps } = buildStory(
      baggedLot({ photos: [photo(2, '装袋'), photo(2, '封口')], parents: [{ quantity: 1, lot: bulk }] }),
    )
    const told = steps.flatMap(({ lot, type, photos }) => photos.map(({ caption }) => [lot, type, caption]))
    expect(told).toEqual([
      ['XG-1', 'inspected', '测水分'],
      ['XG-BAG-1', 'packed', '装袋'],
      ['XG-BAG-1', 'packed', '封口'],
    ])
  })

  it('names nobody of the staff and no order', () => {
    expect(JSON.stringify(buildStory(baggedLot()))).not.toMatch(/李检|0915|order_|lot_XG|iitem_/)
  })
})

it('counts phones, and not what only passes by', () => {
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0.50'
  expect(isRobot({ userAgent: phone })).toBe(false)
  expect(isRobot({ userAgent: phone, purpose: 'prefetch;prerender' })).toBe(true)
  for (const userAgent of [
    undefined,
    'Googlebot/2.1',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
    'WhatsApp/2',
    'curl/8.0',
    'Baiduspider',
  ])
    expect(isRobot({ userAgent })).toBe(true)
})
