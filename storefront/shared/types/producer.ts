// What a signed-in producer sees of their own: as the backend's /producers routes answer.
import type { ProducerDetail } from './api'

export interface Producer {
  id: string
  name: string
  kind: ProducerDetail['kind']
  town: string | null
  sc_licence: string | null
  credit_code: string | null
  is_demo: boolean
}

export interface ProducerGood {
  id: string
  handle: string
  title: string
  thumbnail: string | null
  on_sale: boolean
}

export interface ProducerAlarm {
  id: string
  kind: 'low' | 'high' | 'silent'
  metric: string
  value: number | null
  limit_value: number | null
  unit: string
  site: string
  device: string
  opened_at: string
  closed_at: string | null
}
