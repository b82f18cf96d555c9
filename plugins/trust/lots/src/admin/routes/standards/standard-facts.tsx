import { Badge, Text } from '@medusajs/ui'
import { boundsOf, stateOf } from '../../lib/standards'
import type { StaffStandard } from '../../../wire'

/** One version of a standard, to read: versions are never changed. */
export function StandardFacts({ standard, current }: { standard: StaffStandard; current: StaffStandard | undefined }) {
  const [state, color] = stateOf(standard, current)
  const facts = [
    ['保质期', `${standard.shelf_life_days} 天`],
    ['等级', standard.grades.join('、') || '不分级'],
    ['包装', standard.packing || '—'],
    ['贮存', standard.storage || '—'],
    ['出库检验', standard.outbound_required ? '每次发货前须合格' : '按需'],
  ]
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        第 {standard.version} 版 · {standard.effective_from} 起{' '}
        <Badge size="2xsmall" color={color}>
          {state}
        </Badge>{' '}
        {standard.is_demo && <Badge size="2xsmall">演示数据</Badge>}
      </Text>
      <dl className="txt-small grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ui-fg-subtle">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="txt-small flex flex-col gap-y-1">
        {standard.limits.map((limit) => (
          <li key={limit.name}>
            {limit.name} {boundsOf(limit) || '不限'} {limit.method && `· ${limit.method} `}
            {limit.required ? '· 必检' : '· 选检'}
          </li>
        ))}
        {!standard.limits.length && <li className="text-ui-fg-subtle">没有限量，只做感官检验</li>}
      </ul>
    </div>
  )
}
