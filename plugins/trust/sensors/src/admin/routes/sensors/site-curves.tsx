import { Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { Views } from '@shanzhen/desk/views'
import type { Series } from '../../../wire'

/** A site's curves over a day, a week, a month or a quarter; where nothing was measured there is no line. */
const RANGES = [
  ['1d', '一天'],
  ['7d', '七天'],
  ['30d', '一月'],
  ['90d', '一季'],
] as const
const [WIDTH, HEIGHT] = [320, 90]

export function SiteCurves({ siteId }: { siteId: string }) {
  const [range, setRange] = useState('7d')
  const [series, setSeries] = useState<Series[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  useEffect(() => {
    api<{ site: { series: Series[] } }>(`/sensors/sites/${siteId}/series?range=${range}`)
      .then(({ site }) => {
        setSeries(site.series)
        setFault(null)
      })
      .catch((error) => setFault(messageOf(error)))
  }, [siteId, range])

  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <Views views={RANGES} value={range} onChange={setRange} label="时间范围" inHead />
      {fault && <Text className="text-ui-fg-error">{fault}</Text>}
      <div className="grid grid-cols-1 gap-6 md:grid-cols-2 xl:grid-cols-3">
        {series?.map((each) => (
          <Curve key={each.device_id + each.metric.key} series={each} />
        ))}
      </div>
    </div>
  )
}

function Curve({ series: { metric, latest, points, device, from, to, bucket_s } }: { series: Series }) {
  const [low, high] = [Math.min(...points.map((p) => p.min)) - 0.5, Math.max(...points.map((p) => p.max)) + 0.5]
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const x = (at: string) => ((Date.parse(at) + bucket_s * 500 - start) / (end - start)) * WIDTH
  const y = (value: number) => HEIGHT - ((value - low) / (high - low)) * HEIGHT
  const follows = (i: number) => i > 0 && Date.parse(points[i].at) - Date.parse(points[i - 1].at) <= bucket_s * 1000
  const line = points.map(({ at, avg }, i) => `${follows(i) ? 'L' : 'M'}${x(at)} ${y(avg)}h0`).join('')
  const extremes = `${metric.name}：最低 ${Math.min(...points.map((p) => p.min))}，最高 ${Math.max(...points.map((p) => p.max))}`
  return (
    <figure>
      <figcaption className="flex items-baseline justify-between">
        <Text size="small" weight="plus">
          {metric.name} · {device}
        </Text>
        <Text size="small">{latest ? `${latest.value} ${metric.unit}` : '没有读数'}</Text>
      </figcaption>
      {points.length > 0 ? (
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="my-2 h-24 w-full"
          role="img"
          aria-label={`${extremes} ${metric.unit}`}
        >
          {[metric.min, metric.max]
            .filter((limit) => limit !== null && limit > low && limit < high)
            .map((limit) => (
              <path
                key={limit}
                d={`M0 ${y(Number(limit))}H${WIDTH}`}
                className="stroke-ui-tag-red-icon"
                strokeDasharray="4 4"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          <path
            d={line}
            fill="none"
            className="stroke-ui-fg-interactive"
            strokeWidth="2"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      ) : (
        <Text size="small" className="my-2 text-ui-fg-subtle">
          这段时间没有读数。
        </Text>
      )}
      <Text size="xsmall" className="text-ui-fg-subtle">
        {points.length > 0 && `${extremes} ${metric.unit}`}
        {latest && ` · ${moment(latest.at)}`}
      </Text>
    </figure>
  )
}
