// What was measured where, as the backend's sensor routes answer.

export interface SensorMetric {
  key: string
  name: string
  unit: string
  min: number | null
  max: number | null
}

/** `at` is a bucket's beginning; a bucket nothing was measured in is not there. */
export interface SensorPoint {
  at: string
  min: number
  avg: number
  max: number
  count: number
}

export interface SensorSeries {
  device_id: string
  device: string
  metric: SensorMetric
  from: string
  to: string
  bucket_s: number
  latest: { at: string; value: number } | null
  points: SensorPoint[]
}

export interface SensorSite {
  id: string
  kind: 'apiary' | 'mushroom_shed' | 'orchard' | 'cellar'
  name: string
  town: string | null
  village: string | null
  is_demo: boolean
  series: SensorSeries[]
}
