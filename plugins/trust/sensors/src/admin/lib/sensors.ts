/** Words staff read of sites and devices. */
import type { Metric } from '../../wire'

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
