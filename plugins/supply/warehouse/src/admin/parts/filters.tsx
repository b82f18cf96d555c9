import { Button } from '@medusajs/ui'
import { DUES, LOOKS, WAYS } from '../lib/words'

type Props = {
  /** By filter and value: `look.ready`. */
  counts: Record<string, number>
  chosen: Record<string, string>
  onChoose: (name: string, value: string | null) => void
}
const GROUPS: [name: string, zh: string, words: Record<string, string>][] = [
  ['look', '状态', Object.fromEntries(Object.entries(LOOKS).map(([key, [zh]]) => [key, zh]))],
  ['due', '期限', Object.fromEntries(Object.entries(DUES).map(([key, [zh]]) => [key, zh]))],
  ['way', '方式', WAYS],
]
const CARRIERS: Record<string, string> = {
  ...{ SF: '顺丰', ZTO: '中通', YTO: '圆通', YUNDA: '韵达', STO: '申通', EMS: '邮政', JD: '京东', JTSD: '极兔' },
  ...{ OWN: '县域配送', CITY: '同城', PICKUP: '自提' },
}

/** Each value with how many wait behind it; pressed again it is not asked for any more. */
export function Filters({ counts, chosen, onChoose }: Props) {
  const found = (name: string) =>
    Object.keys(counts)
      .filter((key) => key.startsWith(`${name}.`))
      .map((key) => key.slice(name.length + 1))
  const open = [
    ...GROUPS.map(([name, zh, words]): [string, string, [string, string][]] => [name, zh, Object.entries(words)]),
    ['carrier', '承运', found('carrier').map((code): [string, string] => [code, CARRIERS[code] ?? code])] as const,
    ['zone', '区域', found('zone').map((zone): [string, string] => [zone, zone])] as const,
    ['waved', '波次', [['no', '未进波次'] as [string, string], ['yes', '已进波次'] as [string, string]]] as const,
  ]
  return (
    <div className="flex flex-col gap-2">
      {open.map(([name, zh, values]) =>
        values.length ? (
          <div key={name} className="flex flex-wrap items-center gap-1" role="group" aria-label={zh}>
            <span className="txt-compact-small w-10 text-ui-fg-subtle">{zh}</span>
            {values.map(([value, word]) => (
              <Button
                key={value}
                size="small"
                variant={chosen[name] === value ? 'primary' : 'secondary'}
                aria-pressed={chosen[name] === value}
                onClick={() => onChoose(name, chosen[name] === value ? null : value)}
              >
                {word} {counts[`${name}.${value}`] ?? ''}
              </Button>
            ))}
          </div>
        ) : null,
      )}
    </div>
  )
}
