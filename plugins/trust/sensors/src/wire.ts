/** What was measured where, and what was amiss, as the shop and a producer see it. Moments are UTC ISO. */
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
  town: z.string().nullable(),
  village: z.string().nullable(),
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
  closed_at: z.string().nullable(),
  /** In words. */
  text: z.string(),
})
export type OwnAlarm = z.infer<typeof OwnAlarm>
