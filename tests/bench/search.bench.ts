/** Words typed into the search box: Medusa's `q` filter against our search, which also knows pinyin and typos. */
import { measureGets } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const CONNECTIONS = 8
const WORDS = ['香菇', '木耳', '蜂蜜', '核桃', '板栗', '猕猴桃', '天麻', '礼盒']
const PINYIN = ['xianggu', 'fengmi', 'hetao', 'xg']

export const search: Bench = async ({ ours, plain, seconds }) => {
  const plainSearch = await measureGets({
    base_url: plain.backend_url,
    paths: WORDS.map(
      (word) =>
        `/store/products?limit=24&q=${encodeURIComponent(word)}&region_id=${plain.region_id}&fields=*variants.calculated_price`,
    ),
    headers: { 'x-publishable-api-key': plain.publishable_key },
    connections: CONNECTIONS,
    seconds,
  })
  const ourSearch = await measureGets({
    base_url: ours.backend_url,
    paths: [...WORDS, ...PINYIN].map((word) => `/store/goods?limit=24&q=${encodeURIComponent(word)}`),
    headers: { 'x-publishable-api-key': ours.publishable_key },
    connections: CONNECTIONS,
    seconds,
  })
  return [
    {
      name: 'search',
      unit: 'requests/s',
      ours: ourSearch.per_second,
      plain: plainSearch.per_second,
      p95_ms: ourSearch.p95_ms,
    },
  ]
}
