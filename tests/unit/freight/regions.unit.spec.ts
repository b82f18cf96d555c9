/** Province, city and district of an address have to lie in one another: freight is paid by province. */
import { regionData } from 'element-china-area-data'
import { describe, expect, it } from 'vitest'
import { shortProvince } from '../../../plugins/selling/freight/src/provinces'
import { quoteFreight } from '../../../plugins/selling/freight/src/quote'
import { regionFault } from '../../../plugins/selling/freight/src/regions'
import type { FreightTable } from '../../../plugins/selling/freight/src/types'

const at = (line: string) => {
  const [province, city, district, detail] = line.split(' ')
  return { province, city, district, detail }
}

describe('parts of an address', () => {
  it.each([
    '陕西省 安康市 宁陕县 城关镇长安街 1 号',
    '陕西 安康 宁陕',
    '北京市 北京市 朝阳区 建国路 1 号',
    '北京市 市辖区 朝阳区',
    '重庆市 重庆市 云阳县',
    '湖北省 仙桃市 仙桃市',
    '湖北省 省直辖县级行政区划 潜江市',
    '湖北 恩施 利川市',
    '云南省 西双版纳州 景洪市',
    '内蒙古自治区 锡林郭勒盟 锡林浩特市',
    '新疆维吾尔自治区 石河子市 石河子市',
    '广东省 东莞市 长安镇',
    '浙江省 义乌市',
    '陕西省 西安市 高新区',
    '陕西省 西安市 长安区',
    '吉林省 吉林市 船营区',
    '台湾省 台北市 大安区',
    '陕西省 西安市 新城区 上海市场路 3 号',
    '陕西省 西安市 新城区 新疆大厦 3 楼',
  ])('belong together: %s', (line) => expect(regionFault(at(line))).toBe(null))

  it.each([
    ['陕西省 乌鲁木齐市 天山区', 'city'],
    ['陕西省 乌鲁木齐', 'city'],
    ['陕西省 烏魯木齊市', 'city'],
    ['陕西省 新疆乌鲁木齐市', 'city'],
    ['陕西省 西安市 天山区', 'district'],
    ['陕西省 西安市 宁陕县', 'district'],
    ['陕西乌鲁木齐 乌鲁木齐市', 'province'],
    ['火星 奥林帕斯市', 'province'],
    ['陕西省 西安市 雁塔区 新疆乌鲁木齐市天山区解放路 1 号', 'detail'],
    ['陕西省 西安市 雁塔区 乌鲁木齐市天山区解放路 1 号', 'detail'],
    ['北京市 上海市 朝阳区', 'city'],
  ])('do not: %s', (line, field) => {
    const fault = regionFault(at(line))
    expect(fault?.field).toBe(field)
    expect(fault?.message).toMatch(/\p{Script=Han}/u)
  })

  it('are right for every place of the country as the picker writes it', () => {
    const wrong = regionData.flatMap(({ label: province, children }) =>
      (children ?? []).flatMap(({ label: city, children: districts }) =>
        (districts ?? []).flatMap(({ label: district }) => {
          const named = /^(市辖区|县)$/.test(city) ? province : city
          return regionFault({ province, city: named, district }) ? [`${province}${named}${district}`] : []
        }),
      ),
    )
    expect(wrong).toEqual([])
    expect(regionData.every(({ label }) => shortProvince(label))).toBe(true)
  })

  it('get no freight where they lie apart, and the reason names the part', () => {
    const table: FreightTable = {
      type: 'express',
      zones: [
        { name: '本省', provinces: ['陕西'], first_kg_fen: 600, further_kg_fen: 100, fresh: true, free_from_fen: null },
      ],
      cold_step_g: 5000,
      cold_step_fen: 0,
    }
    const line = { weight_g: 500, quantity: 1, perishable: false, cold_chain: false }
    const quote = quoteFreight(table, [line], { province: '陕西省', city: '乌鲁木齐市' })
    expect(quote).toMatchObject({ amount_fen: null, refusal: 'region_mismatch' })
    expect(quote.reason).toContain('乌鲁木齐市')
  })
})
