import type { DeviceFacts, Metric, SiteFacts } from '@shanzhen/sensors/types'
import type { DemoCurve } from '../demo-readings'

/** The plan's sensor bases for honey, 香菇 and fruit wine, as demo sites; places are the stories' own. */
export type DemoSite = Omit<SiteFacts, 'producer_id' | 'good_ids' | 'is_demo'> & {
  producer: string
  goods: string[]
  device: Pick<DeviceFacts, 'name'>
  metrics: (Metric & { curve: DemoCurve })[]
}

const metric = (
  key: string,
  name: string,
  unit: string,
  [min, max]: [number | null, number | null],
  [mean, swing, noise]: [number, number, number],
) => ({ key, name, unit, min, max, curve: { mean, swing, noise } })

export const demoSites: DemoSite[] = [
  {
    kind: 'apiary',
    name: '皇冠镇中蜂场',
    town: '皇冠镇',
    village: null,
    producer: 'bee-coop',
    goods: ['honey-tu', 'honey-wuwei', 'honey-comb'],
    device: { name: '一号蜂箱' },
    metrics: [
      metric('hive_temperature', '箱内温度', '℃', [30, 37], [34, 0.8, 0.3]),
      metric('hive_humidity', '箱内湿度', '%', [40, 80], [60, -5, 2]),
      metric('hive_weight', '蜂箱重量', 'kg', [null, null], [32, 0.2, 0.1]),
    ],
  },
  {
    kind: 'mushroom_shed',
    name: '青龙娅村一号菇棚',
    town: '城关镇',
    village: '青龙娅村',
    producer: 'mushroom-coop',
    goods: ['xianggu-dry', 'xianggu-fresh', 'xianggu-slice', 'huagu'],
    device: { name: '棚内温湿度计' },
    metrics: [
      metric('temperature', '温度', '℃', [5, 28], [15, 4, 0.6]),
      metric('humidity', '空气湿度', '%', [60, 98], [84, -6, 2]),
      metric('co2', '二氧化碳', 'ppm', [null, 2000], [900, 150, 60]),
    ],
  },
  {
    kind: 'cellar',
    name: '长春酒厂果酒酒窖',
    town: '城关镇',
    village: null,
    producer: 'changchun',
    goods: ['wine-kiwi', 'wine-wuweizi'],
    device: { name: '窖内温湿度计' },
    metrics: [
      metric('temperature', '温度', '℃', [8, 20], [14, 0.6, 0.2]),
      metric('humidity', '空气湿度', '%', [50, 85], [70, -1.5, 0.8]),
    ],
  },
]
