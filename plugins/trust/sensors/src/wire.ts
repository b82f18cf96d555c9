/** What was measured where, and what was amiss, as the shop, a producer and staff see it. Moments are UTC ISO. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const SITE_KINDS = ['apiary', 'mushroom_shed', 'orchard', 'cellar'] as const
export type SiteKind = (typeof SITE_KINDS)[number]

/** One thing a device measures; a reading below `min` or above `max` opens an alarm. Null: no limit on that side. */
export const Metric = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  min: z.number().nullable(),
  max: z.number().nullable(),
})
export type Metric = z.infer<typeof Metric>

/** `at` is the bucket's beginning. A bucket nothing was measured in is not there: a gap is a gap. */
const Point = z.object({ at: z.string(), min: z.number(), avg: z.number(), max: z.number(), count: z.int() })
export type Point = z.infer<typeof Point>

export const Series = z.object({
  device_id: z.string(),
  device: z.string(),
  metric: Metric,
  from: z.string(),
  to: z.string(),
  bucket_s: z.int(),
  latest: z.object({ at: z.string(), value: z.number() }).nullable(),
  points: z.array(Point),
})
export type Series = z.infer<typeof Series>

/** A site as the shop shows it: where it is and what was measured there. */
export const SiteView = z.object({
  id: z.string(),
  kind: z.enum(SITE_KINDS),
  name: z.string(),
  town: text,
  village: text,
  is_demo: z.boolean(),
  series: z.array(Series),
})
export type SiteView = z.infer<typeof SiteView>

const AlarmKind = z.enum(['low', 'high', 'silent'])
export type AlarmKind = z.infer<typeof AlarmKind>

/** An alarm as the producer of its site reads it. */
export const OwnAlarm = z.object({
  id: z.string(),
  kind: AlarmKind,
  metric: z.string(),
  value: z.number().nullable(),
  limit_value: z.number().nullable(),
  unit: z.string(),
  site: z.string(),
  device: z.string(),
  opened_at: z.string(),
  closed_at: text,
  /** In words. */
  text: z.string(),
})
export type OwnAlarm = z.infer<typeof OwnAlarm>

/** A device as staff see it. No key and no hash of one ever leaves. */
const StaffDevice = z.object({
  id: z.string(),
  name: z.string(),
  metrics: z.array(Metric),
  silent_after_minutes: z.int(),
  last_seen_at: moment.nullable(),
  revoked_at: moment.nullable(),
})
export type StaffDevice = z.infer<typeof StaffDevice>

export const StaffSite = SiteView.omit({ series: true }).extend({
  producer_id: text,
  good_ids: z.array(z.string()),
  open_alarms: z.int(),
  devices: z.array(StaffDevice),
})
export type StaffSite = z.infer<typeof StaffSite>

export const StaffAlarm = z.object({
  id: z.string(),
  kind: AlarmKind,
  /** Empty where a device is silent. */
  metric: z.string(),
  value: z.number().nullable(),
  limit_value: z.number().nullable(),
  site_id: z.string(),
  site: z.string(),
  device_id: z.string(),
  device: z.string(),
  opened_at: moment,
  closed_at: moment.nullable(),
  /** In words. */
  subject: z.string(),
  text: z.string(),
})
export type StaffAlarm = z.infer<typeof StaffAlarm>

/** What became of a batch a device sent: every row was stored, known already, or refused with its reason. */
export const BatchAnswer = z.object({
  stored: z.int(),
  repeated: z.int(),
  refused: z.array(
    z.object({
      row: z.int(),
      code: z.enum(['invalid', 'unknown_metric', 'future', 'too_old']),
      message: z.string(),
    }),
  ),
  /** Where no row was taken (422). */
  message: z.string().optional(),
})
