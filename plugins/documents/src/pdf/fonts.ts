import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Noto Sans SC (SIL Open Font License) in two weights, with all its 30,000 characters: names hold rare ones. */
export const FONT_NAMES = ['body', 'bold'] as const
export type FontName = (typeof FONT_NAMES)[number]

const FILES: Record<FontName, string> = {
  body: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
}
const read = new Map<FontName, Buffer>()

/** Read once per process. */
export function fontData(name: FontName): Buffer {
  const known = read.get(name)
  if (known) return known
  const data = readFileSync(createRequire(__filename).resolve(`@expo-google-fonts/noto-sans-sc/${FILES[name]}`))
  read.set(name, data)
  return data
}
