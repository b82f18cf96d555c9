/** A number a day as bars, beside the largest; every one of them is read out. */
import { Text } from '@medusajs/ui'

type Props = { title: string; days: { day: string; value: number }[]; format?: (value: number) => string }

const [STEP, HEIGHT] = [10, 64]

export function DayBars({ title, days, format = String }: Props) {
  const most = Math.max(1, ...days.map(({ value }) => value))
  const top = days.reduce(
    (best, day) => (day.value > (best?.value ?? 0) ? day : best),
    undefined as Props['days'][0] | undefined,
  )
  const sum = days.reduce((all, { value }) => all + value, 0)
  return (
    <figure className="min-w-0">
      <figcaption className="txt-compact-small-plus flex flex-wrap justify-between gap-x-3">
        {title}
        <span className="tabular-nums">共 {format(sum)}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${title}：${days.map(({ day, value }) => `${day} ${format(value)}`).join('，')}`}
        className="mt-2 h-16 w-full"
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {days.map(({ day, value }, i) => {
          const height = value ? Math.max(2, (value / most) * HEIGHT) : 0.5
          return (
            <rect
              key={day}
              x={i * STEP + 1}
              y={HEIGHT - height}
              width={STEP - 2}
              height={height}
              className="fill-ui-tag-green-icon"
            />
          )
        })}
      </svg>
      <Text size="xsmall" className="text-ui-fg-subtle flex flex-wrap justify-between gap-x-3">
        <span>{days[0]?.day}</span>
        {top && (
          <span>
            最多 {top.day}：{format(top.value)}
          </span>
        )}
        <span>{days.at(-1)?.day}</span>
      </Text>
    </figure>
  )
}
