/** What is measured where, in the words the device, the shop and staff share. */
export const SITE_KINDS = ['apiary', 'mushroom_shed', 'orchard', 'cellar'] as const
export type SiteKind = (typeof SITE_KINDS)[number]

/** One thing a device measures; a reading below `min` or above `max` opens an alarm. Null: no limit on that side. */
export type Metric = { key: string; name: string; unit: string; min: number | null; max: number | null }

export type SiteFacts = {
  kind: SiteKind
  name: string
  producer_id: string | null
  town: string | null
  village: string | null
  good_ids: string[]
  is_demo: boolean
}

export type DeviceFacts = { site_id: string; name: string; metrics: Metric[]; silent_after_minutes: number }

/** One value of one metric at one moment. */
export type Reading = { metric: string; at: Date; value: number }

export type RowRefusal = { row: number; code: RefusalCode; message: string }
export type RefusalCode = 'invalid' | 'unknown_metric' | 'future' | 'too_old'

/** What became of a batch: every row was stored, known already, or refused with its reason. */
export type IngestAnswer = { stored: number; repeated: number; refused: RowRefusal[]; alarms: string[] }

/** Who sent a batch; what the key on the request led to. */
export type KnownDevice = { id: string; site_id: string; name: string; metrics: Metric[] }

export type AlarmKind = 'low' | 'high' | 'silent'

/** `at` is the bucket's beginning. A bucket nothing was measured in is not there: a gap is a gap. */
export type Point = { at: string; min: number; avg: number; max: number; count: number }

export type Series = {
  device_id: string
  device: string
  metric: Metric
  from: string
  to: string
  bucket_s: number
  latest: { at: string; value: number } | null
  points: Point[]
}

/** A site as the shop shows it: where it is and what was measured there. */
export type SiteView = {
  id: string
  kind: SiteKind
  name: string
  town: string | null
  village: string | null
  is_demo: boolean
  series: Series[]
}
