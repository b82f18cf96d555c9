// New areas and zones that couriers know and the list of divisions does not: where they lie. A zone in several
// districts leaves the district open. `renamed` is another way to write the district itself and is not kept.
export interface Zone {
  pattern: RegExp
  province: string
  city: string
  district: string
  renamed?: boolean
}

const zone = (names: string, province: string, city: string, district = '', renamed = false): Zone => ({
  pattern: new RegExp(`(?:${names})`, 'y'),
  province,
  city,
  district,
  renamed,
})

export const ZONES: Zone[] = [
  zone('西咸新区|沣东新城|沣西新城|秦汉新城|空港新城|泾河新城', '陕西省', '西安市'),
  zone('杨凌区|杨凌市', '陕西省', '咸阳市', '杨陵区', true),
  zone('杨凌(?:农业)?(?:高新技术产业)?示范区', '陕西省', '咸阳市', '杨陵区'),
  zone('雄安新区', '河北省', '保定市'),
  zone('两江新区', '重庆市', '重庆市'),
  zone('天府新区', '四川省', '成都市'),
  zone('赣江新区', '江西省', '南昌市'),
  zone('湘江新区', '湖南省', '长沙市'),
  zone('贵安新区', '贵州省', '贵阳市'),
  zone('滇中新区', '云南省', '昆明市'),
  zone('哈尔滨新区', '黑龙江省', '哈尔滨市'),
  zone('长春新区', '吉林省', '长春市'),
  zone('金普新区', '辽宁省', '大连市'),
  zone('(?:南京)?江北新区', '江苏省', '南京市'),
  zone('舟山群岛新区', '浙江省', '舟山市'),
  zone('西海岸新区', '山东省', '青岛市', '黄岛区'),
  zone('南沙新区', '广东省', '广州市', '南沙区'),
  zone('横琴新区|横琴粤澳深度合作区', '广东省', '珠海市', '香洲区'),
  zone('平潭综合实验区', '福建省', '福州市', '平潭县'),
]

export const zoneAt = (text: string, at: number): { zone: Zone; length: number } | null => {
  for (const candidate of ZONES) {
    candidate.pattern.lastIndex = at
    const found = candidate.pattern.exec(text)
    if (found) return { zone: candidate, length: found[0].length }
  }
  return null
}
