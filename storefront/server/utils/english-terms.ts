// Short names in what the backend tells of goods: sizes, tests, places. English pages write them so that they can be read
// by who reads no Chinese; what no rule knows stays Chinese.
import { pinyin } from 'pinyin-pro'
import TERMS from '../english/terms.json'

const HAN = /\p{Script=Han}/u
const known = TERMS as Record<string, string>

const UNITS: Record<string, string> = {
  ...{ 克: 'g', 千克: 'kg', 公斤: 'kg', 毫升: 'ml', 升: 'L', 斤: 'jin (500 g)', 枚: ' pieces', 个: ' pieces' },
  ...{ 只: ' pieces', 条: ' pieces', 颗: ' pieces', 件: ' pieces', 份: ' portions', 袋: ' bags', 包: ' packs' },
  ...{ 盒: ' boxes', 箱: ' cases', 瓶: ' bottles', 罐: ' jars' },
}
const PACKED: Record<string, string> = {
  ...{ 袋: 'bag', 包: 'pack', 盒: 'box', 箱: 'case', 瓶: 'bottle', 罐: 'jar', 件: 'piece', 条: 'piece', 枚: 'piece' },
}
const unit = Object.keys(UNITS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const COUNTED = new RegExp(`(\\d+(?:\\.\\d+)?)\\s*(${unit})`, 'g')

/** `250克/袋` → `250g/bag`, `1条 约1kg` → `1 piece about 1kg`; null for what is no size. */
function sizeInEnglish(text: string): string | null {
  const said = text
    .replace(/[/／](袋|包|盒|箱|瓶|罐|件|条|枚)装?/g, (_, pack: string) => `/${PACKED[pack]}`)
    .replace(
      /(袋|盒|瓶|罐|散|简|礼盒)装$/,
      (_, pack: string) => ` ${PACKED[pack] ?? ({ 礼盒: 'gift box' }[pack] || 'loose')}`,
    )
    .replace(COUNTED, (_, count: string, name: string) => {
      const one = Number(count) === 1 ? (UNITS[name] ?? '').replace(/(?<=x)es$|s$/, '') : UNITS[name]
      return `${count}${one}`
    })
    .replace(/约\s*/g, 'about ')
  return HAN.test(said) ? null : said.trim()
}

/** A size, the name of a test, of what is measured, of where. */
export const termInEnglish = (text: string): string =>
  HAN.test(text) ? (known[text.trim()] ?? sizeInEnglish(text) ?? text) : text

const ENDINGS: [RegExp, string][] = [
  [/村$/, ' Village'],
  [/[镇乡]$/, ' Town'],
  [/社区$/, ' Community'],
  [/组$/, ' Group'],
]

/** 青龙娅村 → Qinglongya Village; a place is written by its sound. */
export function placeInEnglish(text: string): string {
  if (!HAN.test(text)) return text
  if (known[text]) return known[text]
  const [ending, word] = ENDINGS.find(([end]) => end.test(text)) ?? [/$^/, '']
  const sound = pinyin(text.replace(ending, ''), { toneType: 'none', type: 'array' }).join('')
  return sound.charAt(0).toUpperCase() + sound.slice(1) + word
}
