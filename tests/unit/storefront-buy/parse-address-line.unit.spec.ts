// Addresses as buyers really paste them from chats and other shops.
import { regionData } from 'element-china-area-data'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAreaTree } from '../../../storefront/shared/address/area-tree'
import { parseAddressLine } from '../../../storefront/shared/address/parse-address-line'

const tree = buildAreaTree(regionData)
const ningshan = { province: '陕西省', city: '安康市', district: '宁陕县' }

describe('a pasted address line', () => {
  it.each([
    ['张三 13800138000 陕西省安康市宁陕县城关镇长安街12号'],
    ['陕西省安康市宁陕县城关镇长安街12号 张三 13800138000'],
    ['陕西省 安康市 宁陕县 城关镇长安街12号，张三，138-0013-8000'],
    ['张三13800138000陕西省安康市宁陕县城关镇长安街12号'],
    ['收货人：张三\n手机号码：+86 138 0013 8000\n所在地区：陕西省安康市宁陕县\n详细地址：城关镇长安街12号'],
    ['安康市宁陕县城关镇长安街12号 张三 13800138000'],
    ['宁陕县城关镇长安街12号 张三 13800138000'],
    ['陕西安康宁陕城关镇长安街12号 张三 １３８００１３８０００'],
    ['张三陕西省安康市宁陕县城关镇长安街12号 13800138000'],
  ])('%s fills every field', (line) => {
    expect(parseAddressLine(line, tree)).toEqual({
      name: '张三',
      phone: '13800138000',
      ...ningshan,
      detail: '城关镇长安街12号',
    })
  })

  it.each([
    ['北京市朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['北京市北京市朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['北京市市辖区朝阳区建国路88号', '北京市', '北京市', '朝阳区', '建国路88号'],
    ['重庆市奉节县永安街道1号', '重庆市', '重庆市', '奉节县', '永安街道1号'],
    ['海南省琼海市嘉积镇1号', '海南省', '省直辖县级行政区划', '琼海市', '嘉积镇1号'],
    ['内蒙古呼和浩特市新城区1号院', '内蒙古自治区', '呼和浩特市', '新城区', '1号院'],
    ['湖北恩施土家族苗族自治州利川市清江路3号', '湖北省', '恩施土家族苗族自治州', '利川市', '清江路3号'],
    ['新疆喀什地区喀什市人民路5号', '新疆维吾尔自治区', '喀什地区', '喀什市', '人民路5号'],
  ])('%s is placed in its province', (line, province, city, district, detail) => {
    expect(parseAddressLine(line, tree)).toMatchObject({ province, city, district, detail })
  })

  it('leaves the place open when a district of that name exists in several cities', () => {
    expect(parseAddressLine('朝阳区建国路88号 李四 13900139000', tree)).toMatchObject({
      name: '李四',
      phone: '13900139000',
      province: '',
      district: '',
    })
  })

  it('does not take a longer number for a phone', () => {
    expect(parseAddressLine('订单 138001380001 张三', tree).phone).toBe('')
  })

  it('keeps the place of every district in the country when written in full', () => {
    const places = tree.flatMap(([province, cities]) =>
      cities.flatMap(([city, districts]) => districts.map((district) => ({ province, city, district }))),
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => {
        const line = `王小明 13700137000 ${place.province}${place.city}${place.district}幸福里9号`
        expect(parseAddressLine(line, tree)).toEqual({
          name: '王小明',
          phone: '13700137000',
          ...place,
          detail: '幸福里9号',
        })
      }),
      { numRuns: 200 },
    )
  })

  it('never fails on any text, and never invents a place', () => {
    const letters = fc.constantFrom(...'陕西省安康市宁陕县朝阳区北京恩施土家族13800,，:：|- \n张三a(){}')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (line) => {
        const { province, city, district } = parseAddressLine(line, tree)
        const cities = tree.find(([name]) => name === province)?.[1] ?? []
        const districts = cities.find(([name]) => name === city)?.[1] ?? []
        expect(province === '' || tree.some(([name]) => name === province)).toBe(true)
        expect(city === '' || cities.some(([name]) => name === city)).toBe(true)
        expect(district === '' || districts.includes(district)).toBe(true)
      }),
    )
  })
})
