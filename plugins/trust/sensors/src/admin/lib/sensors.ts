/** Sites, devices and alarms as the admin routes tell them, and the words staff read. */
export type Metric = { key: string; name: string; unit: string; min: number | null; max: number | null }
export type Device = {
  id: string
  name: string
  metrics: Metric[]
  silent_after_minutes: number
  last_seen_at: string | null
  revoked_at: string | null
}
export type Site = {
  id: string
  kind: string
  name: string
  producer_id: string | null
  town: string | null
  village: string | null
  good_ids: string[]
  is_demo: boolean
  open_alarms: number
  devices: Device[]
}
export type Alarm = { id: string; text: string; subject: string; opened_at: string; closed_at: string | null }
export type Point = { at: string; min: number; avg: number; max: number }
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

export const SITE_KINDS = [
  ['apiary', '蜂场'],
  ['mushroom_shed', '菇棚'],
  ['orchard', '果园'],
  ['cellar', '酒窖'],
] as const

/** What most devices measure; staff pick one and correct it. */
export const METRIC_PRESETS: Metric[] = [
  { key: 'temperature', name: '温度', unit: '℃', min: null, max: null },
  { key: 'humidity', name: '空气湿度', unit: '%', min: null, max: null },
  { key: 'co2', name: '二氧化碳', unit: 'ppm', min: null, max: null },
  { key: 'soil_moisture', name: '土壤含水', unit: '%', min: null, max: null },
  { key: 'light', name: '光照', unit: 'lx', min: null, max: null },
  { key: 'hive_weight', name: '蜂箱重量', unit: 'kg', min: null, max: null },
]

export const siteKind = (kind: string) => SITE_KINDS.find(([key]) => key === kind)?.[1] ?? kind
