/** The 34 provinces of China by their short names, the form rate tables are written in. */
export const PROVINCES = [
  '北京',
  '天津',
  '河北',
  '山西',
  '内蒙古',
  '辽宁',
  '吉林',
  '黑龙江',
  '上海',
  '江苏',
  '浙江',
  '安徽',
  '福建',
  '江西',
  '山东',
  '河南',
  '湖北',
  '湖南',
  '广东',
  '广西',
  '海南',
  '重庆',
  '四川',
  '贵州',
  '云南',
  '西藏',
  '陕西',
  '甘肃',
  '青海',
  '宁夏',
  '新疆',
  '香港',
  '澳门',
  '台湾',
] as const
export type Province = (typeof PROVINCES)[number]

/** What stands behind a short name in full ones. */
const ENDING = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?$/

/** "陕西省", "陕西" and "广西壮族自治区" become the short name; null for what names no province, or more than one. */
export function shortProvince(text: string): Province | null {
  const trimmed = text.trim()
  return (
    PROVINCES.find((province) => trimmed.startsWith(province) && ENDING.test(trimmed.slice(province.length))) ?? null
  )
}
