// Addresses as buyers really paste them from chats and other shops.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { regionData } from 'element-china-area-data'
import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { describe, expect, it } from 'vitest'
import { buildAreaTree } from '@shanzhen/address/area-tree'
import { applyPasted } from '@shanzhen/address/apply-pasted'
import { notesOf } from '../../../storefront/shared/address/pasted-notes'
import { parseAddressLine } from '@shanzhen/address/parse-address-line'
import { readPasted } from '@shanzhen/address/pasted-text'
import { EMPTY_ADDRESS } from '../../../storefront/shared/schemas/address'

const tree = buildAreaTree(regionData)
const ningshan = { province: '陕西省', city: '安康市', district: '宁陕县' }

interface Expected {
  line: string
  fields: string
}

/** `text ⇒ name | phone | province/city/district | detail`, one a line. */
const readLines = (file: string): Expected[] =>
  readFileSync(join(import.meta.dirname, '../../fixtures', file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [text = '', fields = ''] = line.split(' ⇒ ')
      return { line: text.replaceAll('\\n', '\n'), fields: joined(fields.split('|')) }
    })
const joined = (fields: string[]) => fields.map((field) => field.trim()).join(' | ')
const read = (line: string) => {
  const { name, phone, province, city, district, detail } = parseAddressLine(line, tree)
  return joined([name, phone, `${province}/${city}/${district}`, detail])
}
const wrongOf = (lines: Expected[]) => lines.filter(({ line, fields }) => read(line) !== fields)
const tuned = readLines('address-lines.txt')
const heldOut = readLines('address-lines-held-out.txt')

describe('lines collected from other shops and chats', () => {
  it('are 200 and more, no two alike', () =>
    expect(new Set([...tuned, ...heldOut].map(({ line }) => line)).size).toBeGreaterThanOrEqual(200))

  it.each([
    ['known', tuned],
    ['held out', heldOut],
  ])('are read right in every field, at least 95 of 100 of those %s', (_which, lines) => {
    const wrong = wrongOf(lines).map(({ line, fields }) => `${line}\n  ${fields}\n  ${read(line)}`)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(lines.length * 0.05)
  })

  it('never end in another province than the one meant', () => {
    const province = (fields: string) => fields.split(' | ')[2]?.split('/')[0] ?? ''
    const guessed = [...tuned, ...heldOut].filter(({ line, fields }) => {
      const got = province(read(line))
      return got !== '' && got !== province(fields)
    })
    expect(guessed).toEqual([])
  })
})

describe('what the buyer is asked to look at', () => {
  const checkOf = (line: string) => parseAddressLine(line, tree).check
  it.each([
    ['张三 13800138000 陕西省安康市宁陕县城关镇长安街12号', []],
    ['张三 138****8000 陕西省安康市宁陕县城关镇长安街12号', ['phone']],
    ['张三 0915-6820001 陕西省安康市宁陕县城关镇长安街12号', ['phone']],
    ['朝阳区建国路88号 张三 13900139000', ['area']],
    ['西安市高新区锦业路17号 张三 13900139000', ['area']],
    ['13900139000 陕西省安康市宁陕县城关镇长安街12号', ['name']],
    ['张三 13900139000 陕西省安康市宁陕县', ['detail']],
    ['张三 13900139000 广东省西安市雁塔区科技路1号', ['area']],
    ['张三 13900139000 广东西安市雁塔区科技路1号', ['area']],
    ['广东省，西安市雁塔区科技路1号 张三 13900139000', ['area']],
  ])('%s: %j', (line, check) => expect(checkOf(line)).toEqual(check))
})

describe('a form that is filled already', () => {
  const before = { ...EMPTY_ADDRESS, name: '李四', phone: '13900139000', province: '浙江省', city: '杭州市' }
  const filled = { ...before, district: '余杭区', detail: '文一西路969号' }
  const paste = (line: string) => applyPasted(filled, parseAddressLine(line, tree))
  it('keeps no part of the old place beside a new one', () =>
    expect(paste('张三 13800138000 成都市高新区天府大道1号')).toEqual({
      name: '张三',
      phone: '13800138000',
      province: '四川省',
      city: '成都市',
      district: '',
      detail: '高新区天府大道1号',
    }))
  it('keeps the person when only a place is pasted, and nobody’s number under another name', () => {
    expect(paste('陕西省安康市宁陕县城关镇长安街12号')).toMatchObject({
      name: '李四',
      phone: '13900139000',
      city: '安康市',
    })
    expect(paste('张三 138****8000 陕西省安康市宁陕县城关镇长安街12号')).toMatchObject({ name: '张三', phone: '' })
  })
  it('stays as it is when nothing is recognised', () => expect(paste('你好')).toBeNull())
  it.each([
    ['张三 138****8000 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkHidden' }],
    ['张三 0915-6820001 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkLandline' }],
    ['张三 0912345678 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkAbroad' }],
    ['张三 0912-345-678 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkAbroad' }],
    ['张三 +886 912 345 678 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkAbroad' }],
    ['张三 +852 9123 4567 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkAbroad' }],
    ['张三 0912-3456789 陕西省安康市宁陕县城关镇长安街12号', { phone: 'buy.address.checkLandline' }],
    ['张三 13800138000 朝阳区建国路88号', { area: 'buy.address.checkArea' }],
  ])('says beside the field what to check: %s', (line, notes) =>
    expect(notesOf(parseAddressLine(line, tree))).toEqual(notes),
  )
})

it('folds every place name written in traditional characters', () => {
  const names = tree.flatMap(([province, cities]) => [
    province,
    ...cities.flatMap(([city, districts]) => [city, ...districts]),
  ])
  const wrong = (['t', 'tw', 'hk'] as const).flatMap((to) => {
    const convert = Converter({ from: 'cn', to })
    return names.filter((name) => readPasted(convert(name)).folded !== name)
  })
  expect(wrong).toEqual([])
})

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
    expect(parseAddressLine(line, tree)).toMatchObject({
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
    const wrong = places.filter(({ province, city, district }) => {
      const parsed = parseAddressLine(`王小明 13700137000 ${province}${city}${district}幸福里9号`, tree)
      const place = [parsed.name, parsed.province, parsed.city, parsed.district, parsed.detail]
      return place.join() !== ['王小明', province, city, district, '幸福里9号'].join()
    })
    expect(wrong).toEqual([])
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
