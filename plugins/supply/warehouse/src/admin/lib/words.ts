import type { Carton, PaperKey, ReceivingRow, Sample, WaitingOrder, WaveRow } from '../../wire'

type Colour = 'green' | 'orange' | 'red' | 'blue' | 'grey'
export const LOOKS: Record<WaitingOrder['look'], [string, Colour]> = {
  ready: ['可以装', 'green'],
  to_inspect: ['待出库检验', 'orange'],
  held: ['检验未通过', 'red'],
  stopped: ['勿发', 'red'],
}
export const WAYS: Record<WaitingOrder['way'], string> = { express: '快递', cold_chain: '冷链', pickup: '自提' }
export const DUES: Record<WaitingOrder['due'], [string, Colour]> = {
  late: ['已超时', 'red'],
  today: ['今天要发', 'orange'],
  later: ['不急', 'grey'],
}
export const WAVE_STATES: Record<WaveRow['state'], [string, Colour]> = {
  open: ['进行中', 'orange'],
  closed: ['已完成', 'green'],
  dropped: ['已撤销', 'grey'],
}
export const SAMPLE_STATES: Record<Sample['state'], [string, Colour]> = {
  waiting: ['待抽检', 'orange'],
  passed: ['合格', 'green'],
  failed: ['不合格', 'red'],
}
export const RECEIVING_STATES: Record<ReceivingRow['state'], [string, Colour]> = {
  expected: ['待收', 'orange'],
  received: ['已收', 'green'],
  canceled: ['已取消', 'grey'],
}
export const CARTON_STATES: Record<Carton['state'], [string, Colour]> = {
  open: ['在装', 'orange'],
  closed: ['封好了', 'green'],
  handed: ['已交出', 'grey'],
}
export const KINDS: Record<WaveRow['kind'], string> = { batch: '汇总拣货', cluster: '边拣边分' }
export const PAPERS: Record<PaperKey, string> = { '76x130': '76 × 130', '100x150': '100 × 150' }
/** Why fewer were there. */
export const SHORT_REASONS = ['货位是空的', '破损', '变质', '批次不符', '没找到'] as const
