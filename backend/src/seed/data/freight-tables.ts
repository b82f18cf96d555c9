import type { FreightTable, FreightZone } from '@shanzhen/freight/types'

/** The supply center's rates at opening (demo values); staff change them under 运费 in the admin. */
const zones: FreightZone[] = [
  { name: '陕西', provinces: ['陕西'], first_kg_fen: 600, further_kg_fen: 100, fresh: true, free_from_fen: null },
  {
    name: '邻近',
    provinces: ['四川', '重庆', '湖北', '河南', '山西', '甘肃', '宁夏'],
    first_kg_fen: 800,
    further_kg_fen: 200,
    fresh: true, free_from_fen: null,
  },
  {
    name: '一般',
    provinces: [
      '北京',
      '天津',
      '河北',
      '山东',
      '上海',
      '江苏',
      '浙江',
      '安徽',
      '福建',
      '江西',
      '湖南',
      '广东',
      '广西',
      '贵州',
      '云南',
    ],
    first_kg_fen: 1000,
    further_kg_fen: 350,
    fresh: true, free_from_fen: null,
  },
  {
    name: '较远',
    provinces: ['辽宁', '吉林', '黑龙江', '内蒙古', '海南'],
    first_kg_fen: 1300,
    further_kg_fen: 600,
    fresh: true, free_from_fen: null,
  },
  { name: '边远', provinces: ['新疆', '西藏', '青海'], first_kg_fen: 2200, further_kg_fen: 1600, fresh: false, free_from_fen: null },
]

export const freightOptions: { name: string; label: string; description: string; table: FreightTable }[] = [
  {
    name: '快递',
    label: '快递',
    description: '常温商品，由县级网货供应中心发出',
    table: { type: 'express', zones, cold_step_g: 5000, cold_step_fen: 0 },
  },
  {
    name: '冷链快递',
    label: '冷链快递',
    description: '生鲜商品，保温箱加冰袋',
    table: { type: 'cold_chain', zones, cold_step_g: 5000, cold_step_fen: 1200 },
  },
  {
    name: '到供应中心自提',
    label: '自提',
    description: '免运费，备好货后凭取货信息到县级网货供应中心领取',
    table: { type: 'pickup', zones: [], cold_step_g: 5000, cold_step_fen: 0 },
  },
]
